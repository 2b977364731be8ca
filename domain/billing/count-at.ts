import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'
import { day } from '@/domain/day'
import { platformZone } from '@/domain/platform/zone'

/** A day to recount; the address bar holds it. */
export const countedDay = day()

export type CountAt = { day: string; taken: number; isToCome: boolean }

/**
 * How many seats were taken at the end of a day of the platform's calendar, recounted from the movements (B1); of today
 * and later, how many are now. For the owner (A2). One statement.
 */
export async function countAt(db: Executor, actor: Actor, day: string): Promise<CountAt | null> {
  if (!seesBilling(actor)) return null
  const { rows } = await db.execute<CountAt>(sql`
    select ${day}::text as day, ${day}::date >= (now() at time zone ${platformZone})::date as "isToCome",
      coalesce(sum(c.change), 0)::int as taken
    from seat_changes c where c.created_at < (${day}::date + 1)::timestamp at time zone ${platformZone}`)
  return rows[0] ?? null
}
