import type { TableFormat } from './input'

/** A text file (CSV, or cells that were pasted), or a workbook. */
export type TableKind = 'csv' | 'xlsx'

/** Why a file cannot be read at all; each is a sentence in `imports.faults`. */
export type TableFault =
  | 'empty'
  | 'no_rows'
  | 'wrong_encoding'
  | 'quote_unclosed'
  | 'line_long'
  | 'columns_many'
  | 'rows_many'
  | 'binary'
  | 'old_excel'
  | 'xlsx_damaged'
  | 'xlsx_large'
  | 'xlsx_locked'

/** One line of a table: the first line of the file is 1, and a cell with line breaks does not count as several. */
export type TableRow = { line: number; cells: string[] }

/** What the reader shows to be confirmed: the header as it stands, and rows that show most, accents first. */
export type Recognised = {
  headers: string[]
  samples: TableRow[]
  /** Whether nothing had to be guessed that a person should look at first. */
  isSure: boolean
}

export type Recognition = { kind: TableKind; format: TableFormat } & Recognised

/** A file that can be read from its beginning as often as needed, a piece at a time. */
export type ByteSource = { size: number; open(): AsyncIterable<Uint8Array> }

/** Thrown while a file is read: the import is refused with this sentence, and nothing was written. */
export class TableError extends Error {
  constructor(
    readonly fault: TableFault,
    readonly line: number | null = null,
  ) {
    super(fault)
  }
}
