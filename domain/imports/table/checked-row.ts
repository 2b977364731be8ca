import { readBack } from '@/domain/exports/csv'
import { mostColumns } from '../input'
import { TableError, type TableRow } from '../recognised'
import { longestCell, longestLine, mostLines } from './limits'

/** A line of any file within its limits (T21), its cells as their writer meant them, without empty ones at its end. */
export function checkedRow(line: number, cells: readonly string[]): TableRow {
  if (line > mostLines) throw new TableError('rows_many', line)
  const filled = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
  if (filled.length > mostColumns) throw new TableError('columns_many', line)
  let length = 0
  for (const cell of filled) {
    length += cell.length
    if (cell.length > longestCell || length > longestLine) throw new TableError('line_long', line)
    if (cell.includes('\0')) throw new TableError('binary', line)
  }
  return { line, cells: filled.map(readBack) }
}

export const isBlank = ({ cells }: TableRow) => cells.every((cell) => cell.trim() === '')

export const lengthOf = ({ cells }: TableRow) => cells.reduce((sum, { length }) => sum + length, 0)
