import { sql } from 'drizzle-orm'

/** How many follow the session `s`, and how many are expected to once they have come in (I3). */
export const peopleOf = sql`(
  select count(e.account_id)::int as enrolled, count(*) filter (where e.invitation_status = 'pending')::int as pending
  from enrolments e where e.course_session_id = s.id)`
