import type { StageProps } from './stage'

/** What the editor of the format takes of an import; null until something is recognised. */
export function editorProps({ view, fields }: Pick<StageProps, 'view' | 'fields'>) {
  const { importId, formatVersion, kind, format, recognised } = view
  return format && recognised ? { importId, formatVersion, kind, format, recognised, fields } : null
}
