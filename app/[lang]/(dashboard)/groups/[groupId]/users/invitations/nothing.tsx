import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { isNarrowed, placeOf, type View } from './view'

/** Why the list is empty, and what to do: the first invitation, or fewer filters. */
export async function Nothing({ groupId, view }: { groupId: string; view: View }) {
  const t = await getTranslations('invitations')
  const kind = isNarrowed(view, groupId) ? 'noMatch' : 'none'
  const href = {
    noMatch: placeOf(groupId),
    none: `/groups/${groupId}/users/invite`,
  }[kind]
  return (
    <Empty
      title={t(`${kind}.title`)}
      action={
        <Link href={href} className={buttonStyle({ variant: kind === 'none' ? 'primary' : 'secondary' })}>
          {t(`${kind}.action`)}
        </Link>
      }
    >
      {t(`${kind}.text`)}
    </Empty>
  )
}
