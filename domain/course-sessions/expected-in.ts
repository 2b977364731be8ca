import { type SQL, sql } from 'drizzle-orm'

/** The enrolments `e`, with sessions `s` and courses `c`, in which the person of the pending invitation is expected (I3). */
export const expectedIn = (invitationId: SQL): SQL => sql`
  enrolments e join course_sessions s on s.id = e.course_session_id join courses c on c.id = s.course_id
  where e.invitation_id = ${invitationId} and e.invitation_status = 'pending'`
