import type { CustomField } from '@/domain/custom-fields/input'
import type { Column, DateOrder, TableFormat } from '../input'
import { orderShown } from '../read-date'
import type { TableKind, TableRow } from '../recognised'

type Known = { kind: TableKind; separator: TableFormat['separator']; customFields: readonly CustomField[] }
type Forms = Pick<TableFormat, 'dateOrder' | 'decimal'>

/** How dates and numbers are written, from those that can only be read in one way. */
export function findForms(
  rows: readonly TableRow[],
  columns: readonly (Column | null)[],
  { kind, separator, customFields }: Known,
): Forms {
  const of = (wanted: 'date' | 'number') => {
    const fields = customFields.filter((field) => field.kind === wanted).map(({ id }) => `custom.${id}`)
    const isWanted = (column: Column | null) =>
      column !== null && (fields.includes(column) || (wanted === 'date' && column === 'deletion_date'))
    return columns.flatMap((column, at) => (isWanted(column) ? rows.map(({ cells }) => cells[at] ?? '') : []))
  }
  // A workbook has plain digits, and who parts cells with commas writes numbers without.
  const otherwise = kind === 'xlsx' || separator === ',' ? '.' : ','
  return { dateOrder: orderOf(of('date')), decimal: decimalOf(of('number')) ?? otherwise }
}

const orderOf = (dates: readonly string[]): DateOrder =>
  dates.map(orderShown).find((order) => order !== null) ?? 'dmy'

/** A sign before other than three digits is no mark of thousands; nor is the last of two. */
function decimalOf(numbers: readonly string[]): ',' | '.' | null {
  for (const text of numbers) {
    const [, sign, digits = ''] = /([.,])(\d+)\s*$/.exec(text) ?? []
    const other = sign === ',' ? '.' : ','
    if (sign && (digits.length !== 3 || text.includes(other))) return sign === ',' ? ',' : '.'
  }
  return null
}
