import { useTranslations } from 'next-intl'
import type { TableFormat } from '@/domain/imports/input'
import type { TableKind } from '@/domain/imports/recognised'
import { formatSummary } from './format-words'

/** How the file is read, for those who look on. */
export function FormatFacts({ format, kind }: { format: TableFormat; kind: TableKind | null }) {
  const t = useTranslations('imports')
  return <p className="text-muted">{formatSummary(t, format, kind)}</p>
}
