import type { useTranslations } from 'next-intl'
import type { Column, FixedColumn } from '@/domain/imports/input'
import type { Reason } from '@/domain/imports/outcome'
import type { RefusedWords } from '@/domain/imports/refused-lines'

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

/** Why a row is refused, and what to do. */
export const reasonWords =
  (t: ImportWords, columnOf: (column: Column) => string) =>
  ({ fault, column, line }: Reason): string =>
    t(`reasons.${fault}`, { column: column ? columnOf(column) : '', line: line ?? 0 })

/** The words of the file of refused rows; `all` are those of every language. */
export function refusedWords(
  t: ImportWords,
  all: readonly ImportWords[],
  fields: readonly NamedField[],
): RefusedWords {
  const column = columnWords(t, fields)
  const why = reasonWords(t, column)
  return {
    line: t('file.line'),
    reason: t('file.reason'),
    added: all.flatMap((other) => [other('file.line'), other('file.reason')]),
    column,
    say: (reason) =>
      reason.column
        ? t('rows.reasonEmpty', { column: column(reason.column), why: why(reason) })
        : why(reason),
    passwordLeftOut: t('file.passwordLeftOut'),
  }
}
