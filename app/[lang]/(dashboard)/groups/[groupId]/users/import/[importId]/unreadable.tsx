import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { outcomeFigures } from './figures'
import { Result } from './result'
import type { StageProps } from './stage'

/** The file as a whole cannot be read, or not be written any more: why, where, and what to do. */
export async function Unreadable(props: StageProps) {
  const { fault, faultLine, totals } = props.view
  const t = await getTranslations('imports')
  if (!fault) return null
  return (
    <>
      <Notice
        tone="danger"
        role="status"
        className="max-w-form"
        title={<h2>{t(`faults.${fault}.title`)}</h2>}
      >
        <p>{t(`faults.${fault}.text`)}</p>
        {faultLine !== null && <p>{t('unreadable.line', { line: faultLine })}</p>}
        <p>{totals ? outcomeFigures(t, totals).join(' · ') : t('unreadable.nothing')}</p>
      </Notice>
      <Result {...props} />
    </>
  )
}
