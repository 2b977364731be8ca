import { sql } from 'drizzle-orm'

/** The names of the referents of the session `s`, joined by commas; empty when it has none. */
export const namesOfReferents = sql`coalesce((
  select string_agg(r.first_name || ' ' || r.last_name, ', ' order by r.last_name, r.first_name, r.id)
  from course_session_referents cr join accounts r on r.id = cr.account_id
  where cr.course_session_id = s.id), '')`
