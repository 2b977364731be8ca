import { sql } from 'drizzle-orm'

/** The names of the referents of the session `s`, joined by commas; empty when it has none. */
export const namesOfReferents = sql`coalesce((
  select string_agg(a.first_name || ' ' || a.last_name, ', ' order by a.last_name, a.first_name, a.id)
  from course_session_referents r join accounts a on a.id = r.account_id
  where r.course_session_id = s.id and a.status = 'active'), '')`

/** What mails about the session `s` of the course `c` tell of it, as their rows of the ledger keep it. */
export const factsOfSession = sql`jsonb_build_object(
  'courseSessionId', s.id, 'course', c.name, 'session', s.name, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
  'referents', ${namesOfReferents})`
