import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { LinkKeys } from '@/domain/links/token'
import type { FoundImport } from './find-import'
import { unseal } from './sealing'

export type Phase = 'preview' | 'import'

/** Lines of one person; more is no list of people, and would not be one batch. */
export const mostLines = 100

/** A row as it waits, its password opened. `isLate`: its person was dealt with, with as many lines as there may be. */
export type WaitingRow = { line: number; cells: string[]; isLate: boolean }
export type Batch = { rows: WaitingRow[]; upTo: number }

type Kept = WaitingRow & { sealed: Buffer | null; inHead: boolean; isDealtWith: boolean }

/**
 * The next rows of the phase in the order of the file, and with each all other lines of its person, so that one batch
 * decides about a person as a whole. None at the end. One statement.
 */
export async function nextRows(
  db: Executor,
  keys: LinkKeys,
  { id, checkpoint, format }: FoundImport,
  phase: Phase,
  count: number,
): Promise<Batch | null> {
  const { rows } = await db.execute<Kept>(sql`
    with head as materialized (
      select line, login from import_rows where import_id = ${id} and line > ${checkpoint} order by line limit ${count}
    ), wanted as (
      select line, true as in_head from head
      union all
      select r.line, false from (select distinct login from head where login is not null) as person
      cross join lateral (
        select line from import_rows where import_id = ${id} and login = person.login and line > ${checkpoint}
        order by line limit ${mostLines}
      ) as r where r.line > (select max(line) from head)
    )
    select r.line, r.cells, r.sealed_password as sealed, w.in_head as "inHead",
      exists (select from import_outcomes o where o.import_id = ${id} and o.phase = ${phase}::import_phase
        and o.line = r.line) as "isDealtWith",
      exists (select from import_rows e where e.import_id = ${id} and e.login = r.login
        and e.line <= ${checkpoint}) as "isLate"
    from wanted w join import_rows r on r.import_id = ${id} and r.line = w.line
    order by r.line`)
  return rows.length === 0 ? null : toBatch(rows, keys, id, format?.columns.indexOf('password') ?? -1)
}

function toBatch(kept: readonly Kept[], keys: LinkKeys, importId: string, passwords: number): Batch {
  const upTo = Math.max(...kept.map(({ line, inHead }) => (inHead ? line : 0)))
  const waiting = kept.filter((row) => !row.isDealtWith)
  const rows = waiting.map(({ line, cells, sealed, isLate }) => {
    if (!sealed) return { line, cells, isLate }
    const typed = unseal(keys, `${importId}:${line}`, sealed).toString()
    return { line, cells: cells.map((cell, at) => (at === passwords ? typed : cell)), isLate }
  })
  return { rows, upTo }
}
