import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Holding } from '@/domain/groups/delete-group'

/** Why a group is not deleted now, and where each of the reasons is dealt with. */
export function HoldingList({ groupId, holding }: { groupId: string; holding: Holding }) {
  const t = useTranslations('groupSettings.deletion')
  const reasons = [
    { reason: 'people', href: `/groups/${groupId}/settings/users` },
    { reason: 'subgroups', href: `/groups/${groupId}` },
    { reason: 'invitations', href: `/groups/${groupId}/users/invitations` },
  ] as const
  return (
    <ul className="grid gap-1">
      {reasons
        .filter(({ reason }) => holding[reason] > 0)
        .map(({ reason, href }) => (
          <li key={reason}>
            {t(`holds.${reason}`, { count: holding[reason] })}{' '}
            <Link href={href} className="link">
              {t(`next.${reason}`)}
            </Link>
          </li>
        ))}
    </ul>
  )
}
