import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { isId } from '@/domain/id'
import type { TableFormat } from './input'
import type { Reason } from './outcome'
import { readableImport } from './scope'

/** As many rows at a time, so that a file of a million is never whole in memory. */
const batch = 1000

export type RefusedRow = {
  line: number
  cells: string[]
  reasons: Reason[]
  /** Whether a password was typed in it, which is not given back. */
  hadPassword: boolean
}

export type RefusedFile = {
  name: string
  /** As they stand in the file; none when it had no header. */
  headers: string[]
  columns: TableFormat['columns']
  /** In the order of the file, read batch by batch as they are taken. */
  rows: AsyncIterable<RefusedRow>
}

type Found = {
  name: string
  phase: 'preview' | 'import'
  headers: string[] | null
  format: TableFormat | null
  isErased: boolean
}

/**
 * The rows of an import that were refused, or would be as long as it has not begun; `erased` when nothing of the
 * file is kept any more, null when its rows are not the actor's to read (A2).
 */
export async function readRefused(
  db: Executor,
  actor: Actor,
  importId: string,
): Promise<RefusedFile | 'erased' | null> {
  if (!isId(importId)) return null
  const { rows } = await db.execute<Found>(sql`
    select i.name, case when i.started_at is null then 'preview' else 'import' end as phase,
      i.recognised->'headers' as headers, i.format, i.erased_at is not null as "isErased"
    from imports i where i.id = ${importId} and ${readableImport(actor)}`)
  const [found] = rows
  if (!found) return null
  if (found.isErased) return 'erased'
  const { name, headers, format, phase } = found
  const hasHeader = format?.hasHeader ?? false
  return {
    name,
    headers: hasHeader ? (headers ?? []) : [],
    columns: format?.columns ?? [],
    rows: refusedRows(db, importId, phase),
  }
}

async function* refusedRows(
  db: Executor,
  importId: string,
  phase: 'preview' | 'import',
): AsyncGenerator<RefusedRow, void> {
  let after = 0
  for (let found = batch; found === batch; ) {
    const { rows } = await db.execute<RefusedRow>(sql`
      select o.line, r.cells, coalesce(o.details->'reasons', '[]') as reasons,
        r.sealed_password is not null as "hadPassword"
      from import_outcomes o join import_rows r on r.import_id = o.import_id and r.line = o.line
      where o.import_id = ${importId} and o.phase = ${phase} and o.outcome = 'refused' and o.line > ${after}
      order by o.line limit ${batch}`)
    yield* rows
    found = rows.length
    after = rows.at(-1)?.line ?? after
  }
}
