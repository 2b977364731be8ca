import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import { time } from '@/domain/audit/record-events'
import { softDelete } from './soft-delete'

/** Accounts that one transaction deletes: whoever activates one waits for its count of seats. */
const most = 500

/**
 * Deletes the accounts whose day has come (D1, D2), also when it came long ago. Several processes may do it at once:
 * each takes what the others do not hold, and what is deleted is not due any more. Answers how many.
 */
export async function deleteDue(db: Database, stop?: AbortSignal): Promise<number> {
  let deleted = 0
  while (!stop?.aborted) {
    const { due, gone } = await db.transaction(deleteSome)
    deleted += gone
    if (due < most) break
  }
  return deleted
}

async function deleteSome(tx: Transaction): Promise<{ due: number; gone: number }> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select a.id from accounts a
    where a.status = 'active' and a.deletion_date <= (
      select (now() at time zone p.time_zone)::date from platform p)
    order by a.deletion_date, a.id limit ${most} for no key update of a skip locked`)
  const due = rows.map(({ id }) => id)
  const gone = due.length > 0 ? await softDelete(tx, time, sql`select unnest(${uuids(due)})`, 'date') : []
  return { due: due.length, gone: gone.length }
}
