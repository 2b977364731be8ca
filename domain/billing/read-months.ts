import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'
import { platformZone } from '@/domain/platform/zone'
import { monthsOfSeats } from './list-months'

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
 * moment counts as one: nobody who was replaced in a transaction makes a peak. One statement; each month is counted by
 * itself from the index, and the months are added up.
 */
export async function readMonths(db: Executor, actor: Actor): Promise<MonthOfSeats[] | null> {
  if (!seesBilling(actor)) return null
  const { rows } = await db.execute<MonthOfSeats>(sql`
    with moved as (
      select month, inside.* from ${monthsOfSeats} as month cross join lateral (
        select coalesce(sum(change), 0) as net, count(*) filter (where change > 0)::int as came,
          count(*) filter (where change < 0)::int as went, greatest(max(held), 0) as high
        from (
          select change, sum(change) over (order by created_at) as held from seat_changes
          where created_at >= month at time zone ${platformZone}
            and created_at < (month + interval '1 month') at time zone ${platformZone}
        ) counted
      ) inside
    ), told as (
      select *, sum(net) over (order by month) as "end" from moved
    )
    select to_char(month, 'YYYY-MM') as month, came, went, "end"::int as "end",
      ("end" - net + high)::int as peak
    from told order by month desc`)
  return rows
}
