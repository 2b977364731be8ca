import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { count, mailboxOverspent, overspent, spentBy, todayAndLimits } from './budgets'
import { askedColumns, enqueueBatches, type OpenedBatch, writing } from './write-mails'
import { writeOnLaterDays } from './write-on-later-days'

/**
 * Writes mails as `writeMails` does, on the budgets of the platform, of who asked for them, of their group and
 * of their address. Nobody gets an error: what has no room today waits for the first day that has (T18).
 * Writers come one after the other, so that no two spend the same room. Three statements where all fits today,
 * six otherwise, whatever the number.
 */
export async function writeWithinBudgets(tx: Transaction, source: SQL): Promise<void> {
  // A statement sees what was committed before it began: by then the lock must be held.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('mail budgets'))`)
  const { rows } = await tx.execute<OpenedBatch>(sql`
    with today as (${todayAndLimits}), asked as materialized (
      select asked.*, today.day as send_on, (row_number() over () - 1)::int as place
      from (${source}) as asked (${askedColumns}) cross join today
    ), spent as (
      ${spentBy(sql`asked`)}
    ), verdict as (
      select not exists (${overspent}) and not exists (${mailboxOverspent}) as fits
    ), message as (
      select asked.*, now() as start_after from asked cross join verdict where fits
    ), ${count(sql`select scope, key, day, count from spent cross join verdict where fits`)}, ${writing}`)
  if (rows.length > 0) await enqueueBatches(tx, rows)
  else await writeOnLaterDays(tx, source)
}
