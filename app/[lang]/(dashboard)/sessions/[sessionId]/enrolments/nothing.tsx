import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

type Props = { sessionId: string; narrowed: boolean; mayEnrol: boolean; over: boolean }

/** Why the list is empty, and what to do: the first people, or fewer filters. */
export async function Nothing({ sessionId, narrowed, mayEnrol, over }: Props) {
  const t = await getTranslations('courseSession.enrolments')
  if (over && !narrowed) return <Empty title={t('noneOver.title')}>{t('noneOver.text')}</Empty>
  const kind = narrowed ? 'noMatch' : 'none'
  const href = { noMatch: `/sessions/${sessionId}`, none: `/sessions/${sessionId}/enrol` }[kind]
  const action = (narrowed || mayEnrol) && (
    <Link href={href} className={buttonStyle({ variant: narrowed ? 'secondary' : 'primary' })}>
      {t(`${kind}.action`)}
    </Link>
  )
  return (
    <Empty title={t(`${kind}.title`)} action={action}>
      {narrowed || mayEnrol ? t(`${kind}.text`) : t('noneHere')}
    </Empty>
  )
}
