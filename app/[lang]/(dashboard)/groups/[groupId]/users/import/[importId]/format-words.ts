import type { ImportWords } from '@/app/import-words'
import type { Separator, TableFormat } from '@/domain/imports/input'
import type { TableKind } from '@/domain/imports/recognised'

export const separatorKeys = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'bar',
} as const satisfies Record<Separator, string>
export const decimalKeys = { ',': 'comma', '.': 'point' } as const

/** How the file is read, on one line: "Windows-1252 · point-virgule · 7 colonnes importées". */
export function formatSummary(t: ImportWords, format: TableFormat, kind: TableKind | null): string {
  const { encoding, separator, hasHeader, columns } = format
  const parts = [
    ...(kind === 'xlsx' ? [t('format.workbook')] : []),
    ...(encoding ? [t(`format.encodings.${encoding}`)] : []),
    ...(separator ? [t(`format.separators.${separatorKeys[separator]}`)] : []),
    ...(hasHeader ? [] : [t('format.noHeader')]),
    t('format.recognised', { count: columns.filter((column) => column !== null).length }),
  ]
  return parts.join(' · ')
}
