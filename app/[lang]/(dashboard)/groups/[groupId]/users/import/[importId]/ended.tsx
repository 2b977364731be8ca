import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import type { ImportView } from '@/domain/imports/view'
import { outcomeFigures } from './figures'
import { Result } from './result'
import type { StageProps } from './stage'

/** Exactly what was done, what was left, and the next likely step. */
export function Ended(props: StageProps) {
  return (
    <>
      <Outcome view={props.view} />
      <Result {...props} />
    </>
  )
}

async function Outcome({ view: { status, totals, rows, dealt } }: { view: ImportView }) {
  const t = await getTranslations('imports')
  const rest = status === 'cancelled' && totals ? (rows ?? 0) - dealt : 0
  return (
    <Notice
      tone={status === 'done' ? 'success' : 'info'}
      role="status"
      title={<h2>{t(status === 'done' ? 'ended.done' : 'ended.cancelled')}</h2>}
    >
      <p>{totals ? outcomeFigures(t, totals).join(' · ') : t('ended.untouched')}</p>
      {rest > 0 && <p>{t('ended.rest', { count: rest })}</p>}
    </Notice>
  )
}
