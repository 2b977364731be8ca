import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { CancelButton } from './cancel-button'
import { hasLogin } from './columns'
import { editorProps } from './editor-props'
import { FormatEditor } from './format-editor'
import { FormatFacts } from './format-facts'
import type { StageProps } from './stage'

/** Something had to be guessed: a person looks first. */
export async function Choosing(props: StageProps) {
  const t = await getTranslations('imports.format')
  const { importId, name, directs, stops, startedBy, formatVersion } = props.view
  const editor = editorProps(props)
  if (!editor) return null
  const { format, kind } = editor
  const end = stops && <CancelButton importId={importId} name={name} />
  const isLacking = !hasLogin(format.columns)
  return (
    <section aria-labelledby="recognised" className="grid gap-4">
      <h2 id="recognised">{t('title')}</h2>
      {directs ? (
        <>
          <Notice tone={isLacking ? 'warning' : 'info'}>{t(isLacking ? 'loginMissing' : 'check')}</Notice>
          <FormatEditor key={formatVersion} {...editor}>
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
