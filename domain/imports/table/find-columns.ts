import { canonicalAddress } from '@/domain/addresses/policy'
import type { Column } from '../input'
import { readLanguage } from '../language-names'
import type { TableRow } from '../recognised'
import { readRoles } from '../role-names'
import { isLoose, noneTwice } from './column-names'

const isAddress = (cell: string) => cell.includes('@') && canonicalAddress(cell).ok

/** Whether a file's first line names its columns: nobody's address is a name, and names are not figures. */
export function isHeader(first: TableRow, named: (header: string) => Column | null): boolean {
  const filled = first.cells.filter((cell) => cell.trim() !== '')
  if (filled.some(isAddress)) return false
  return filled.some((cell) => named(cell) !== null) || !filled.some((cell) => /^[\d\s.,/+-]+$/.test(cell))
}

type Looked = { header: TableRow | null; rows: readonly TableRow[] }
type Found = { columns: (Column | null)[]; isSure: boolean }

/** What each column holds: as the person said before, as the header says, or as the cells look. */
export function findColumns(
  { header, rows }: Looked,
  named: (header: string) => Column | null,
  remembered: (Column | null)[] | null,
): Found {
  if (header && remembered?.length === header.cells.length) return { columns: remembered, isSure: true }
  const columns = noneTwice(header ? withAddresses(header.cells.map(named), rows) : guesses(rows))
  const hasLogin = columns.includes('email') || columns.includes('user_name')
  // Without a header, only a list of nothing but addresses leaves nothing to ask.
  const isSure = header ? !isDoubtful(header, columns, rows) : columns.length === 1
  return { columns, isSure: hasLogin && isSure }
}

const cellsOf = (rows: readonly TableRow[], at: number) =>
  rows.map(({ cells }) => cells[at]?.trim() ?? '').filter((cell) => cell !== '')
const holdsAddress = (cells: readonly string[]) => cells.some((cell) => cell.includes('@'))

/** A street is called an address too: of several such columns, the first with an @ in it counts. */
function withAddresses(columns: readonly (Column | null)[], rows: readonly TableRow[]): (Column | null)[] {
  const isEmail = (at: number) => columns[at] === 'email'
  const found = columns.findIndex((_, at) => isEmail(at) && holdsAddress(cellsOf(rows, at)))
  const isStreet = (at: number) => {
    if (found >= 0) return at !== found
    return columns.includes('user_name') && cellsOf(rows, at).length > 0
  }
  return columns.map((column, at) => (isEmail(at) && isStreet(at) ? null : column))
}

/** Whether a person should look first: an address without any @, or a contract's end that would delete the account. */
const isDoubtful = (header: TableRow, columns: readonly (Column | null)[], rows: readonly TableRow[]) =>
  columns.some((column, at) => {
    const cells = cellsOf(rows, at)
    if (cells.length === 0 || !isLoose(header.cells[at] ?? '')) return false
    return column === 'deletion_date' || (column === 'email' && !holdsAddress(cells))
  })

function guesses(rows: readonly TableRow[]): (Column | null)[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  return Array.from({ length: width }, (_, at) => guess(rows, at))
}

const kinds: readonly [Column, (cell: string) => boolean][] = [
  ['email', isAddress],
  ['language', (cell) => readLanguage(cell) !== null],
  ['role', (cell) => /\p{L}/u.test(cell) && readRoles(cell) !== null],
]

function guess(rows: readonly TableRow[], at: number): Column | null {
  const cells = cellsOf(rows, at)
  if (cells.length === 0) return null
  return kinds.find(([, is]) => cells.filter(is).length > cells.length / 2)?.[0] ?? null
}
