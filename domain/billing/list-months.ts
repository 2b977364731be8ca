import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'

const zone = sql`(select time_zone from platform)`

/**
 * The months of the platform's calendar since the first movement, the latest first, as `yyyy-mm`, for the owner (A2).
 * One statement, which counts nothing.
 */
export async function listMonths(db: Executor, actor: Actor): Promise<string[] | null> {
  if (!seesBilling(actor)) return null
  const { rows } = await db.execute<{ month: string }>(sql`
    select to_char(month, 'YYYY-MM') as month from generate_series(
      (select date_trunc('month', min(created_at) at time zone ${zone}) from seat_changes),
      date_trunc('month', now() at time zone ${zone}), '1 month') as month
    order by month desc`)
  return rows.map(({ month }) => month)
}
