import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { CancelButton } from './cancel-button'
import { hasLogin } from './columns'
import { FormatEditor } from './format-editor'
import { FormatFacts } from './format-facts'
import type { StageProps } from './stage'

/** Something had to be guessed: a person looks first. */
export async function Choosing({ view, fields }: StageProps) {
  const t = await getTranslations('imports.format')
  const { importId, name, directs, stops, startedBy, format, recognised, kind, formatVersion } = view
  if (!format || !recognised) return null
  const end = stops && <CancelButton importId={importId} name={name} dealt={0} rest={null} done={[]} />
  const isLacking = !hasLogin(format.columns)
  return (
    <section aria-labelledby="recognised" className="grid gap-4">
      <h2 id="recognised">{t('title')}</h2>
      {directs ? (
        <>
          <Notice tone={isLacking ? 'warning' : 'info'}>{t(isLacking ? 'loginMissing' : 'check')}</Notice>
          <FormatEditor
            key={formatVersion}
            importId={importId}
            formatVersion={formatVersion}
            kind={kind}
            format={format}
            recognised={recognised}
            fields={fields}
          >
            {end}
          </FormatEditor>
        </>
      ) : (
        <>
          <Notice>{t('waiting', { name: startedBy.name })}</Notice>
          <FormatFacts format={format} kind={kind} />
          <div>{end}</div>
        </>
      )}
    </section>
  )
}
