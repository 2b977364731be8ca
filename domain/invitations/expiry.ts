import { sql } from 'drizzle-orm'

/** When the invitation `i` is over whatever is done: the day on which its account would be deleted (D1). */
const lastMoment = sql`coalesce(i.deletion_date::timestamp at time zone p.time_zone, 'infinity')`

/** The condition that the invitation `i` can still be of use, with the platform as `p`. */
export const hasTimeLeft = sql`${lastMoment} > now()`

/** Until when the invitation `i` is good if its time begins anew, with the platform as `p`. */
export const newExpiry = sql`least(now() + make_interval(days => p.invitation_days), ${lastMoment})`
