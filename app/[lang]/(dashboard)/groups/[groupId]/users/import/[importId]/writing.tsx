import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { noTotals } from '@/domain/imports/outcome'
import { CancelButton } from './cancel-button'
import { Consequences } from './consequences'
import { deedFigures } from './figures'
import { PauseButton } from './pause-button'
import { Rows, RowsToCome } from './rows'
import type { StageProps } from './stage'
import { WritingProgress } from './writing-progress'

/** Rows are being written, or wait for somebody to go on; it goes on without the page. */
export async function Writing(props: StageProps) {
  const { view, now } = props
  const t = await getTranslations('imports')
  const { importId, name, status, rows, dealt, directs, stops } = view
  const totals = view.totals ?? noTotals
  return (
    <>
      <section aria-labelledby="writing" className="grid gap-4 rounded-panel border p-4 sm:p-6">
        <h2 id="writing">{t(status === 'paused' ? 'writing.paused' : 'writing.title')}</h2>
        <WritingProgress at={now} dealt={dealt} rows={rows ?? 0} isPaused={status === 'paused'} />
        {stops && (
          <div className="flex flex-wrap gap-2">
            {/* It goes on with the rights of who began it. */}
            {(directs || status === 'importing') && (
              <PauseButton importId={importId} isPaused={status === 'paused'} />
            )}
            <CancelButton
              importId={importId}
              name={name}
              written={{ dealt, rest: (rows ?? dealt) - dealt, done: deedFigures(t, totals, 'ended') }}
            />
          </div>
        )}
      </section>
      <section aria-labelledby="so-far" className="grid gap-6">
        <h2 id="so-far">{t('writing.soFar')}</h2>
        <Consequences view={view} totals={totals} />
        <Suspense fallback={<RowsToCome />}>
          <Rows {...props} totals={view.totals} />
        </Suspense>
      </section>
    </>
  )
}
