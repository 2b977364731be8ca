import { type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { recordEach, time } from '@/domain/audit/record-events'
import { figuresOf } from './find-import'
import type { Totals } from './outcome'

/** Rows that one statement deletes, and files that one run begins: nobody waits for a file of a million. */
const most = 10_000
const files = 100

const atWork = sql`('reading', 'previewing', 'importing')`
const ended = sql`('done', 'cancelled', 'refused')`
const isOver = sql`i.created_at < now() - make_interval(days => (select import_file_days from platform))`
/** An upload that is a day old goes on nowhere: the page that sent it is closed. */
const isLeft = sql`i.status = 'uploading' and i.created_at < now() - interval '1 day'`

/**
 * Erases what is in imported files, the platform's days after they came: the pieces, the rows and what became of
 * each. The figures stay. What was left in the middle is cancelled first; what is at work is left alone. Several
 * processes may do it at once, and what one leaves is continued by the next. Answers how many files.
 */
export async function eraseFiles(db: Database, statements = 100): Promise<number> {
  await db.transaction(cancelLeft)
  const { rows } = await db.execute<{ id: string }>(sql`
    select i.id from imports i where i.erased_at is null and i.status in ${ended} and (${isOver}
      or i.status = 'cancelled' and i.kind is null and i.created_at < now() - interval '1 day')
    order by i.created_at limit ${files}`)
  let [erased, left] = [0, statements]
  for (const { id } of rows) {
    left = await emptyOf(db, id, left)
    if (left === 0) break
    erased += await markErased(db, id)
  }
  return erased
}

/** Resuming or beginning one wins over this, or comes too late: both lock the row. */
async function cancelLeft(tx: Transaction): Promise<void> {
  const { rows } = await tx.execute<{ id: string; hasBegun: boolean; totals: Totals | null }>(sql`
    with left_behind as (
      select i.id from imports i
      where i.erased_at is null and i.status not in ${ended} and i.status not in ${atWork}
        and (${isOver} or ${isLeft})
      order by i.created_at limit ${files} for update skip locked
    )
    update imports i set status = 'cancelled', ended_at = now() from left_behind l where i.id = l.id
    returning i.id, i.started_at is not null as "hasBegun", i.totals`)
  const begun = rows.filter(({ hasBegun }) => hasBegun)
  const told = begun.map(({ id, totals }) => ({ id, details: figuresOf(totals) }))
  const targets = sql`
    select id, details from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as one (id uuid, details jsonb)`
  if (told.length > 0) await recordEach(tx, { by: time, action: 'import.cancelled', targets })
}

/** How many statements are left after it; none when the file is not empty yet. */
async function emptyOf(db: Database, importId: string, statements: number): Promise<number> {
  let left = statements
  for (const table of [sql`import_parts`, sql`import_rows`, sql`import_outcomes`]) {
    for (let deleted = most; deleted === most; left--) {
      if (left === 0) return 0
      deleted = await deleteSome(db, table, importId)
    }
  }
  return left
}

async function deleteSome(db: Database, table: SQL, importId: string): Promise<number> {
  const { rowCount } = await db.execute(sql`
    delete from ${table} where ctid = any(array(
      select ctid from ${table} where import_id = ${importId} limit ${most}))`)
  return rowCount ?? 0
}

/** Headers and samples show what stood in the file; how it was read is nobody's data. */
async function markErased(db: Database, importId: string): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update imports set erased_at = now(), recognised = recognised || '{"headers": [], "samples": []}'
    where id = ${importId} and erased_at is null`)
  return rowCount ?? 0
}
