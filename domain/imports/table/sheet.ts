import { mostColumns } from '../input'
import { TableError, type TableRow } from '../recognised'
import { cellText, type RawCell } from './cell-text'
import { checkedRow } from './checked-row'
import { longestLine } from './limits'
import type { Workbook } from './workbook'
import type { XmlEars } from './xml'

/** Hears a sheet and tells its rows; of its cells only those with something in them. */
export function sheetEars(workbook: Workbook, tell: (row: TableRow) => void): XmlEars {
  let line = 0
  let column = -1
  let cells: string[] = []
  let length = 0
  let cell: RawCell | null = null
  let into: 'value' | 'inline' | null = null
  let inReading = 0

  function openRow(r: string | undefined) {
    const given = r === undefined ? line + 1 : Number(r)
    if (!Number.isInteger(given) || given <= line) throw new TableError('xlsx_damaged', line)
    line = given
    column = -1
    cells = []
    length = 0
  }

  function closeCell(raw: RawCell) {
    const text = cellText(raw, workbook)
    if (text === '') return
    if (column >= mostColumns) throw new TableError('columns_many', line)
    length += text.length
    if (length > longestLine) throw new TableError('line_long', line)
    while (cells.length < column) cells.push('')
    cells[column] = text
  }

  return {
    opened(name, attributes) {
      if (name === 'row') openRow(attributes.r)
      if (name === 'c') {
        column = columnOf(attributes.r) ?? column + 1
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? -1), value: '', inline: '' }
      }
      if (name === 'rPh') inReading++
      into = name === 'v' ? 'value' : name === 't' && inReading === 0 ? 'inline' : null
    },
    text(piece) {
      if (!cell || !into) return
      cell[into] += piece
      if (cell[into].length > longestLine) throw new TableError('line_long', line)
    },
    closed(name) {
      into = null
      if (name === 'rPh') inReading--
      if (name === 'c' && cell) {
        closeCell(cell)
        cell = null
      }
      if (name === 'row') tell(checkedRow(line, cells))
    },
  }
}

/** `B7` is in column 1. */
function columnOf(reference: string | undefined): number | null {
  const letters = reference?.match(/^[A-Z]{1,3}(?=\d)/)?.[0]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
