import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'

type Props = { status: 'accepted' | 'cancelled'; groupId: string }

/** Where the way goes on from an invitation that has come to its end (I6, I8). */
export async function Ended({ status, groupId }: Props) {
  const t = await getTranslations('desk.ended')
  const href = { accepted: 'settings/users', cancelled: 'users/invite' }[status]
  return (
    <p>
      <Link href={`/groups/${groupId}/${href}`} className={buttonStyle({ variant: 'secondary' })}>
        {t(status)}
      </Link>
    </p>
  )
}
