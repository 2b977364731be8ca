import { sql } from 'drizzle-orm'

/** The time zone that days and months of the platform are told in. */
export const platformZone = sql`(select p.time_zone from platform p)`
