import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { place } from './view'

/** Why the list is empty, and what to do: fewer filters, the first session, or to be enrolled by somebody. */
export async function Nothing({ narrowed, mayCreate }: { narrowed: boolean; mayCreate: boolean }) {
  const t = await getTranslations('courseSessions.nothing')
  if (narrowed)
    return (
      <Empty
        title={t('narrowed')}
        action={
          <Link href={place} className={buttonStyle({ variant: 'secondary' })}>
            {t('showAll')}
          </Link>
        }
      >
        {t('narrowedText')}
      </Empty>
    )
  if (!mayCreate) return <Empty title={t('none')}>{t('noneText')}</Empty>
  return (
    <Empty
      title={t('first')}
      action={
        <Link href="/sessions/new" className={buttonStyle()}>
          {t('create')}
        </Link>
      }
    >
      {t('firstText')}
    </Empty>
  )
}
