import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { platformZone } from '@/domain/platform/zone'

/** The day that it is on the platform; the database's clock decides (F09). */
export const today = sql`(now() at time zone ${platformZone})::date`

/** The state of the session `s`. */
export const stateOfSession = sql`case when s.starts_on > ${today} then 'upcoming' when s.ends_on < ${today} then 'over' else 'running' end`

/** Whether a day is over on the platform. */
export async function isPast(db: Executor, day: string): Promise<boolean> {
  const { rows } = await db.execute<{ past: boolean }>(sql`select ${day}::date < ${today} as past`)
  return rows[0]?.past ?? false
}
