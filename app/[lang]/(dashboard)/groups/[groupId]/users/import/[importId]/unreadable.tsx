import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { StageProps } from './stage'

/** The file as a whole cannot be read: why, where, and what to do. */
export async function Unreadable({ view: { fault, faultLine }, groupId }: StageProps) {
  const t = await getTranslations('imports')
  if (!fault) return null
  return (
    <div className="grid max-w-form gap-4">
      <Notice tone="danger" role="status" title={<h2>{t(`faults.${fault}.title`)}</h2>}>
        <p>{t(`faults.${fault}.text`)}</p>
        {faultLine !== null && <p>{t('unreadable.line', { line: faultLine })}</p>}
        <p>{t('unreadable.nothing')}</p>
      </Notice>
      <div>
        <Link href={`/groups/${groupId}/users/import`} className={buttonStyle()}>
          {t('unreadable.another')}
        </Link>
      </div>
    </div>
  )
}
