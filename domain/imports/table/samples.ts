import { isAscii } from 'node:buffer'
import type { Column } from '../input'
import type { TableRow } from '../recognised'

const shown = 3
const mostShown = 200

/** Never half a sign: the database takes no text that ends in one. */
const shortened = (cell: string) => cell.slice(0, mostShown).replace(/[\ud800-\udbff]$/, '')

/** Some rows to look at, those with accents first: they show whether the encoding is right. */
export class Samples {
  private readonly accented: TableRow[] = []
  private readonly others: TableRow[] = []

  /** Whether there are enough of the best. */
  get isFull() {
    return this.accented.length >= shown
  }

  look(rows: readonly TableRow[]): void {
    for (const row of rows) {
      const kept = row.cells.every((cell) => isAscii(Buffer.from(cell))) ? this.others : this.accented
      if (kept.length < shown) kept.push(row)
    }
  }

  /** As they are kept and shown. */
  rows(columns: readonly (Column | null)[]): TableRow[] {
    const best = [...this.accented, ...this.others].slice(0, shown)
    return withoutPasswords(
      best.map(({ line, cells }) => ({ line, cells: cells.map(shortened) })),
      columns,
    )
  }
}

/** Samples are kept in the clear: what is found or said to be a password is not. */
export const withoutPasswords = (
  rows: readonly TableRow[],
  columns: readonly (Column | null)[],
): TableRow[] =>
  rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, at) => (columns[at] === 'password' && cell !== '' ? '••••••••' : cell)),
  }))
