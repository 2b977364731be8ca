import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { texts } from '@/db/sql'
import type { LinkKeys } from '@/domain/links/token'
import type { FoundImport } from './find-import'
import { unseal } from './sealing'

export type Phase = 'preview' | 'import'

/** Lines of one person; more is no list of people, and would not be one batch. */
export const mostLines = 100

/** A row as it waits, its password opened. `isLate`: its person was dealt with, with as many lines as there may be. */
export type WaitingRow = { line: number; cells: string[]; isLate: boolean }
export type Batch = { rows: WaitingRow[]; upTo: number }

type Kept = { line: number; login: string | null; cells: string[]; sealed: Buffer | null }
type Placed = { line: number; size: number }

const kept = sql`r.line, r.login, r.cells, r.sealed_password as sealed`

/** A batch is bounded whatever the file is (T21): so many other lines, and so many bytes of either. */
const most = { others: 5_000, bytes: 8_000_000 }

/**
 * The next rows of the phase in the order of the file, and with each all other lines of its person, so that one batch
 * decides about a person as a whole. Fewer people at a time where they have many lines. Null at the end. A handful of
 * statements that look up what they take and nothing else: what the database knows of its tables is not what a file
 * that has just come is like.
 */
export async function nextRows(
  db: Executor,
  keys: LinkKeys,
  found: FoundImport,
  phase: Phase,
  count: number,
): Promise<Batch | null> {
  const { id, checkpoint, format } = found
  const head = await findHead(db, id, checkpoint, count)
  const upTo = head.at(-1)?.line
  if (upTo === undefined) return null
  // At the beginning, what is there is of a dry run before.
  const isFirst = checkpoint === 0
  const dealtWith = isFirst ? new Set() : await findDealtWith(db, id, phase, head)
  const open = head.filter(({ line }) => !dealtWith.has(line))
  const logins = [...new Set(open.flatMap(({ login }) => login ?? []))]
  const others = await findOthers(db, id, logins, upTo)
  if (head.length > 1 && isTooMuch(others)) {
    return nextRows(db, keys, found, phase, Math.ceil(head.length / 10))
  }
  const late = isFirst ? new Set() : await findLate(db, id, logins, checkpoint)
  const passwords = format?.columns.indexOf('password') ?? -1
  const rows = [...open, ...(await readLines(db, id, others))].map((row) => ({
    line: row.line,
    cells: withPassword(keys, id, row, passwords),
    isLate: late.has(row.login),
  }))
  return { rows, upTo }
}

const isTooMuch = (others: readonly Placed[]) =>
  others.length > most.others || others.reduce((sum, { size }) => sum + size, 0) > most.bytes

/** One row at least. */
async function findHead(db: Executor, id: string, checkpoint: number, count: number) {
  const { rows } = await db.execute<Kept>(sql`
    select ${kept} from (
      select *, sum(size) over (order by line) - size as before from (
        select * from import_rows where import_id = ${id} and line > ${checkpoint}
        order by import_id, line limit ${count}) as next
    ) as r where r.before < ${most.bytes} order by r.line`)
  return rows
}

/** Lines of people who were met before. */
async function findDealtWith(db: Executor, id: string, phase: Phase, head: readonly Kept[]) {
  const { rows } = await db.execute<{ line: number }>(sql`
    select line from import_outcomes where import_id = ${id} and phase = ${phase}::import_phase
      and line between ${head[0]?.line ?? 0} and ${head.at(-1)?.line ?? 0}`)
  return new Set(rows.map(({ line }) => line))
}

const person = (logins: readonly string[]) => sql`unnest(${texts(logins)}) as person (login)`

/** Where the same people are further down. */
async function findOthers(db: Executor, id: string, logins: readonly string[], upTo: number) {
  const { rows } = await db.execute<Placed>(sql`
    select r.line, r.size from ${person(logins)} cross join lateral (
      select o.line, o.size from import_rows o
      where o.import_id = ${id} and o.login = person.login and o.line > ${upTo}
      order by o.import_id, o.login, o.line limit ${mostLines}
    ) as r order by r.line`)
  return rows
}

async function readLines(db: Executor, id: string, placed: readonly Placed[]): Promise<Kept[]> {
  if (placed.length === 0) return []
  const { rows } = await db.execute<Kept>(sql`
    select ${kept} from import_rows r
    where r.import_id = ${id} and r.line = any(${sql.param(placed.map(({ line }) => line))}::int[])
    order by r.line`)
  return rows
}

/** Whose other lines were dealt with: these are beyond as many as there may be. */
async function findLate(db: Executor, id: string, logins: readonly string[], checkpoint: number) {
  const { rows } = await db.execute<{ login: string }>(sql`
    select person.login from ${person(logins)} cross join lateral (
      select from import_rows e where e.import_id = ${id} and e.login = person.login and e.line <= ${checkpoint}
      order by e.import_id, e.login, e.line limit 1
    ) as earlier`)
  return new Set<string | null>(rows.map(({ login }) => login))
}

function withPassword(keys: LinkKeys, importId: string, { line, cells, sealed }: Kept, passwords: number) {
  if (!sealed) return cells
  const typed = unseal(keys, `${importId}:${line}`, sealed).toString()
  return cells.map((cell, at) => (at === passwords ? typed : cell))
}
