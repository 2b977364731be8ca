import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'

/** A day to recount; the address bar holds it. The calendar of the database has no year 0. */
export const countedDay = z.iso.date().refine((day) => day >= '0001')

const zone = sql`(select time_zone from platform)`

export type CountAt = { day: string; taken: number; isToCome: boolean }

/**
 * How many seats were taken at the end of a day of the platform's calendar, recounted from the movements (B1); of today
 * and later, how many are now. For the owner (A2). One statement.
 */
export async function countAt(db: Executor, actor: Actor, day: string): Promise<CountAt | null> {
  if (!seesBilling(actor)) return null
  const { rows } = await db.execute<CountAt>(sql`
    select ${day}::text as day, ${day}::date >= (now() at time zone ${zone})::date as "isToCome",
      coalesce(sum(c.change), 0)::int as taken
    from seat_changes c where c.created_at < (${day}::date + 1)::timestamp at time zone ${zone}`)
  return rows[0] ?? null
}
