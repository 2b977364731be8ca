import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'
import { platformZone } from '@/domain/platform/zone'

/** The months since the first movement: each as its first moment on the platform's clock. */
export const monthsOfSeats = sql`generate_series(
  (select date_trunc('month', min(created_at) at time zone ${platformZone}) from seat_changes),
  date_trunc('month', now() at time zone ${platformZone}), '1 month')`

/**
 * The months of the platform's calendar since the first movement, the latest first, as `yyyy-mm`, for the owner (A2).
 * One statement, which counts nothing.
 */
export async function listMonths(db: Executor, actor: Actor): Promise<string[] | null> {
  if (!seesBilling(actor)) return null
  const { rows } = await db.execute<{ month: string }>(sql`
    select to_char(month, 'YYYY-MM') as month from ${monthsOfSeats} as month order by month desc`)
  return rows.map(({ month }) => month)
}
