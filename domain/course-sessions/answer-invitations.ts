import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { approveInvitations } from '@/domain/invitations/approve-invitations'
import { resendInvitations } from '@/domain/invitations/resend-invitations'
import { done, type Result, refused } from '@/domain/result'
import { findCourseSession } from './find-course-session'
import type { SomeEnrolments } from './input'
import { managesInvitationsFrom } from './policy'

/*
 * What a referent does with the invitations that came from their session, and with no others: the same deeds as in
 * Invitations, on another selection.
 */

type Answered = Result<{ done: number; leftOut: number }, 'not_found'>

/** Mails them again (I7); left out are those that ended, did not come from here, or whose address no mail reaches. */
export const resendFromSession = (db: Database, actor: Actor, some: SomeEnrolments): Promise<Answered> =>
  answer(db, actor, some, resendInvitations)

/** Takes over what its author may no longer promise, as far as it is the actor's to promise (A1). */
export const approveFromSession = (db: Database, actor: Actor, some: SomeEnrolments): Promise<Answered> =>
  answer(db, actor, some, approveInvitations)

async function answer(
  db: Database,
  actor: Actor,
  { courseSessionId, enrolmentIds }: SomeEnrolments,
  deed: typeof resendInvitations,
): Promise<Answered> {
  const session = await findCourseSession(db, actor, courseSessionId)
  if (!session || !managesInvitationsFrom(actor, session)) return refused('not_found')
  const { rows } = await db.execute<{ id: string }>(sql`
    select invitation_id as id from enrolments
    where id = any(${uuids(enrolmentIds)}) and course_session_id = ${courseSessionId} and invitation_status = 'pending'`)
  const ids = rows.map(({ id }) => id)
  const answered = ids.length > 0 ? await deed(db, actor, { courseSessionId, ids }) : []
  return done({ done: answered.length, leftOut: new Set(enrolmentIds).size - answered.length })
}
