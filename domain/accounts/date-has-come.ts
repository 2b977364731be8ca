import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { platformZone } from '@/domain/platform/zone'

/**
 * The condition that the day of deletion of the account `a` has begun in the platform's zone: its person is out from
 * that moment (D1), however much later the account is deleted. The database's clock decides (F09).
 */
export const dateHasCome = sql`coalesce(a.deletion_date <= (now() at time zone ${platformZone})::date, false)`

/** Whether the start of the day, in the platform's zone, is still to come (D1). The database's clock decides (F09). */
export async function isToCome(db: Executor, day: string): Promise<boolean> {
  const { rows } = await db.execute<{ toCome: boolean }>(sql`
    select ${day}::date > (now() at time zone ${platformZone})::date as "toCome"`)
  return rows[0]?.toCome ?? false
}
