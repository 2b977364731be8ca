import type { CsvCell } from '@/domain/exports/csv'
import type { Column } from './input'
import type { Reason } from './outcome'
import type { RefusedFile, RefusedRow } from './read-refused'

export type RefusedWords = {
  /** What the two added columns are called, and in any language, so that a file that comes round again has them once. */
  line: string
  reason: string
  added: readonly string[]
  column: (column: Column) => string
  say: (reason: Reason) => string
  passwordLeftOut: string
}

/**
 * The refused rows as a file to be corrected and imported again: the columns of the file, then the line and why. What
 * a row has beyond its columns comes last, so that nothing is lost.
 */
export async function* refusedLines(file: RefusedFile, words: RefusedWords): AsyncGenerator<CsvCell[], void> {
  const kept = keptColumns(file, words.added)
  const head = (at: number) => headOf(file, at, words)
  yield [...kept.map(head), words.line, words.reason]
  const width = Math.max(file.headers.length, file.columns.length)
  for await (const row of file.rows) {
    const cells = kept.map((at) => row.cells[at] ?? '')
    yield [...cells, row.line, reasonOf(row, words), ...row.cells.slice(width)]
  }
}

/** A file without header gets one, so that it is read as it was. */
function headOf({ headers, columns }: RefusedFile, at: number, { column }: RefusedWords): string {
  if (headers.length > 0) return headers[at] ?? ''
  return columns[at] ? column(columns[at]) : ''
}

/** All but those that this file's forerunner was given. */
function keptColumns({ headers, columns }: RefusedFile, added: readonly string[]): number[] {
  const width = Math.max(headers.length, columns.length)
  const ours = (at: number) => !columns[at] && added.includes(headers[at]?.trim() ?? '')
  return Array.from({ length: width }, (_, at) => at).filter((at) => !ours(at))
}

const reasonOf = ({ reasons, hadPassword }: RefusedRow, { say, passwordLeftOut }: RefusedWords) =>
  [...reasons.map(say), ...(hadPassword ? [passwordLeftOut] : [])].join(' ')
