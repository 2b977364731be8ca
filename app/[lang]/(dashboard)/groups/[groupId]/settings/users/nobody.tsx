import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { hrefOf, type View } from './view'

/** Why the list is empty, and what to do: the first people, or fewer filters. */
export async function Nobody({ groupId, view }: { groupId: string; view: View }) {
  const t = await getTranslations('groupAccounts')
  const { filter } = view
  const narrowed = Object.keys(filter).length > 0
  if (narrowed) {
    const kind = Object.keys(filter).length === 1 ? (filter.state ?? 'narrowed') : 'narrowed'
    return (
      <Empty
        title={t(`nobodyOf.${kind}`)}
        action={
          <Link
            href={hrefOf(groupId, { ...view, filter: {}, cursor: null })}
            className={buttonStyle({ variant: 'secondary' })}
          >
            {t('showAll')}
          </Link>
        }
      >
        {t(`nobodyOfText.${kind}`)}
      </Empty>
    )
  }
  return (
    <Empty
      title={t('nobody')}
      action={
        <Link href={`/groups/${groupId}/users/invite`} className={buttonStyle()}>
          {t('invite')}
        </Link>
      }
    >
      {t('nobodyText')}
    </Empty>
  )
}
