import { canonicalAddress } from '@/domain/addresses/policy'
import type { Column } from '../input'
import { readLanguage } from '../language-names'
import type { TableRow } from '../recognised'
import { readRoles } from '../role-names'
import { noneTwice } from './column-names'

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
  const columns = noneTwice(header ? header.cells.map(named) : guesses(rows))
  const hasLogin = columns.includes('email') || columns.includes('user_name')
  // Without a header, only a list of nothing but addresses leaves nothing to ask.
  return { columns, isSure: hasLogin && (header !== null || columns.length === 1) }
}

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
  const cells = rows.map((row) => row.cells[at]?.trim() ?? '').filter((cell) => cell !== '')
  if (cells.length === 0) return null
  return kinds.find(([, is]) => cells.filter(is).length > cells.length / 2)?.[0] ?? null
}
