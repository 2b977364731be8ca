import { sql } from 'drizzle-orm'

/** How many follow the session `s`, and how many are expected to once they have come in (I3). */
export const enrolledIn = sql`(
  select count(*)::int from enrolments e where e.course_session_id = s.id and e.account_id is not null)`
export const pendingIn = sql`(
  select count(*)::int from enrolments e where e.course_session_id = s.id and e.invitation_status = 'pending')`
