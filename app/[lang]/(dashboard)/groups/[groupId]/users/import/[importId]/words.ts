import type { useTranslations } from 'next-intl'
import type { Column, FixedColumn } from '@/domain/imports/input'

export type ImportWords = ReturnType<typeof useTranslations<'imports'>>

/** A custom field as columns speak of it. */
export type NamedField = { id: string; name: string }

/** What a column holds, in words; a field that was deleted meanwhile has its id left. */
export const columnWords =
  (t: ImportWords, fields: readonly NamedField[]) =>
  (column: Column): string => {
    if (!column.startsWith('custom.')) return t(`columns.${column as FixedColumn}`)
    const id = column.slice('custom.'.length)
    return fields.find((field) => field.id === id)?.name ?? id
  }
