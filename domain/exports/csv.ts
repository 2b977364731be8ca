export type CsvCell = string | number | null

/** Excel opens UTF-8 as such only when the file says so, and in France expects semicolons (V2). */
export const csvStart = '\uFEFF'

/** What a spreadsheet would run as a formula when it stands first in a cell. */
const formula = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/

/** A text as it was before `csvLine` wrote it: our own files read back as themselves. */
export const readBack = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text

/** One line of a file for spreadsheets. No text in it is ever run: an apostrophe goes before what would be (T20). */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(written).join(';')}\r\n`

function written(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const inert = formula.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
