import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { isId } from '@/domain/id'
import { type FoundImport, readImport, seenBy } from './find-import'
import type { RowsAsked } from './input'
import type { Phase } from './next-rows'
import type { RowDetails } from './outcome'
import { readsRows } from './policy'
import type { ShownRow } from './view'

const pageSize = 50

export type OutcomePage = { rows: ShownRow[]; next: number | null }

/**
 * A page of what became of the rows, or of what would, in the order of the file, by keyset. `next` is the line to go on
 * after. Null for whom the rows are not to read (A2). Three statements.
 */
export async function listOutcomes(
  db: Executor,
  actor: Actor,
  importId: string,
  { outcome, after = 0 }: RowsAsked,
): Promise<OutcomePage | null> {
  const found = isId(importId) ? seenBy(actor, await readImport(db, importId)) : null
  if (!found || !readsRows(actor, found)) return null
  const { rows } = await db.execute<Omit<ShownRow, 'names'>>(sql`
    select o.line, r.login, r.cells, o.outcome, o.details
    from import_outcomes o join import_rows r on r.import_id = o.import_id and r.line = o.line
    where o.import_id = ${found.id} and o.phase = ${phaseOf(found)}::import_phase and o.line > ${after}
      and ${outcome ? sql`o.outcome = ${outcome}::row_outcome` : sql`true`}
    order by o.line limit ${pageSize + 1}`)
  const shown = rows.slice(0, pageSize)
  const names = await namesOf(db, shown)
  return {
    rows: shown.map((row) => ({ ...row, names })),
    next: rows.length > pageSize ? (shown.at(-1)?.line ?? null) : null,
  }
}

/** What was tried, until rows are written. */
const phaseOf = ({ status, totals }: Pick<FoundImport, 'status' | 'totals'>): Phase =>
  totals !== null || status === 'importing' || status === 'done' ? 'import' : 'preview'

async function namesOf(
  db: Executor,
  rows: readonly { details: RowDetails }[],
): Promise<Record<string, string>> {
  const ids = [...new Set(rows.flatMap(({ details }) => details.gains?.groupId ?? []))]
  const found = await db.execute<{ id: string; name: string }>(sql`
    select id, name from groups where id = any(${uuids(ids)})`)
  return Object.fromEntries(found.rows.map(({ id, name }) => [id, name]))
}
