import { sql } from 'drizzle-orm'

/**
 * The condition that the day of deletion of the account `a` has begun in the platform's zone: its person is out from
 * that moment (D1), however much later the account is deleted. The database's clock decides (F09).
 */
export const dateHasCome = sql`coalesce(
  a.deletion_date <= (now() at time zone (select p.time_zone from platform p))::date, false)`
