import { getTranslations } from 'next-intl/server'
import { noTotals, type Totals } from '@/domain/imports/outcome'
import { CancelButton } from './cancel-button'
import { Consequences } from './consequences'
import { editorProps } from './editor-props'
import { FormatFacts } from './format-facts'
import { FormatPart } from './format-part'
import { OptionsPart } from './options-part'
import { RefusedFile } from './refused-file'
import { Rows, RowsToCome } from './rows'
import type { StageProps } from './stage'
import { StartBar } from './start-bar'
import { Trying } from './trying'

/** What would become of every line, while it is found out and after; nothing is written (V3). */
export async function DryRun(props: StageProps) {
  const { view, now } = props
  const t = await getTranslations('imports')
  const { importId, status, rows, dealt, preview, directs, stops, name, way, sendsCredentials } = view
  const isTrying = status === 'previewing'
  return (
    <>
      <HowRead {...props} />
      {directs ? (
        <OptionsPart importId={importId} way={way} sendsCredentials={sendsCredentials} />
      ) : (
        <p className="text-muted">{t(`options.chosen.${chosenIn(view)}`)}</p>
      )}
      <section aria-labelledby="dry-run" className="grid gap-6">
        <div className="grid gap-2">
          <h2 id="dry-run">{t('dryRun.title')}</h2>
          {isTrying && <Trying at={now} dealt={dealt} rows={rows} />}
        </div>
        {isTrying && dealt === 0 ? (
          // What is there is of the dry run before, if anything.
          <RowsToCome />
        ) : (
          <>
            <Consequences view={view} totals={preview ?? noTotals} isAhead />
            {isAllRefused(preview) && !isTrying && <RefusedFile {...props} totals={preview} />}
            {/* Without a fallback of its own, which React would let stand for a third of a second at the least. */}
            <Rows {...props} totals={preview} />
          </>
        )}
      </section>
      <StartBar
        importId={importId}
        formatVersion={view.formatVersion}
        totals={preview ?? noTotals}
        isTrying={isTrying}
        starter={directs ? null : view.startedBy.name}
      >
        {stops && <CancelButton importId={importId} name={name} />}
      </StartBar>
    </>
  )
}

/** What was recognised stays in reach. */
function HowRead(props: Pick<StageProps, 'view' | 'fields'>) {
  const { format, formatVersion, kind, directs } = props.view
  const editor = directs ? editorProps(props) : null
  if (editor) return <FormatPart key={formatVersion} {...editor} />
  return format && <FormatFacts format={format} kind={kind} />
}

/** Nothing is to be written, so that no result will have the file. */
const isAllRefused = (totals: Totals | null) =>
  totals !== null && Object.keys(totals.outcomes).every((one) => one === 'refused' || one === 'unchanged')

const chosenIn = ({ way, sendsCredentials }: StageProps['view']) =>
  way === 'create' && !sendsCredentials ? 'createSilent' : way
