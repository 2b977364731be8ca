import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'
import { platformZone } from '@/domain/platform/zone'

export type MonthOfSeats = {
  /** `yyyy-mm`, of the platform's calendar. */
  month: string
  /** The most that there were at any moment of it. */
  peak: number
  came: number
  went: number
  /** How many there were when it ended, or are now. */
  end: number
}

/**
 * Every month since the first movement, the latest first, recounted from the movements alone (B1). What moved in one
 * moment counts as one: nobody who was replaced in a transaction makes a peak. One statement.
 */
export async function readMonths(db: Executor, actor: Actor): Promise<MonthOfSeats[] | null> {
  if (!seesBilling(actor)) return null
  const { rows } = await db.execute<MonthOfSeats>(sql`
    with counted as (
      select created_at, change, sum(change) over (order by created_at) as held from seat_changes
    ), busy as (
      select date_trunc('month', created_at at time zone ${platformZone}) as month, max(held)::int as peak,
        count(*) filter (where change > 0)::int as came, count(*) filter (where change < 0)::int as went
      from counted group by 1
    ), months as (
      select generate_series(min(month), date_trunc('month', now() at time zone ${platformZone}), '1 month') as month
      from busy
    ), told as (
      select m.month, b.peak, coalesce(b.came, 0) as came, coalesce(b.went, 0) as went,
        sum(coalesce(b.came, 0) - coalesce(b.went, 0)) over (order by m.month) as "end"
      from months m left join busy b on b.month = m.month
    )
    select to_char(month, 'YYYY-MM') as month, came, went, "end"::int as "end",
      greatest(peak, "end" - came + went)::int as peak
    from told order by month desc`)
  return rows
}
