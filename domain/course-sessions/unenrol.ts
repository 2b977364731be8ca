import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { undeliverable } from '@/domain/mail/undeliverable'
import { writeMails } from '@/domain/mail/write-mails'
import { done, type Result, refused } from '@/domain/result'
import { sessionVariables } from './enrolling'
import { type FoundCourseSession, findCourseSession } from './find-course-session'
import type { UnenrolInput } from './input'
import { managesCourseSession } from './policy'
import { seenEnrolment } from './seen-enrolment'

/** `cancelled`: invitations that had no other reason to live; `kept`: those that have one. */
export type Unenrolled = { unenrolled: number; cancelled: number; kept: number }
type Held = { id: string; accountId: string | null; invitationId: string | null; livesOn: boolean }

/**
 * Takes people out of a session that the actor manages, as far as they are theirs to see. An invitation that was made from this session alone is
 * cancelled with the pending enrolment; one that leads elsewhere too goes on without the session. A mail goes out only
 * if `tell` asks for it. As many statements for one as for a thousand.
 */
export function unenrol(
  db: Database,
  actor: Actor,
  { courseSessionId, enrolmentIds, tell }: UnenrolInput,
): Promise<Result<Unenrolled, 'not_found'>> {
  return db.transaction(async (tx) => {
    const session = await findCourseSession(tx, actor, courseSessionId)
    if (!session || !managesCourseSession(actor, session)) return refused('not_found')
    const held = await hold(tx, actor, session, enrolmentIds)
    const kept = held.flatMap(({ invitationId, livesOn }) => (livesOn && invitationId ? [invitationId] : []))
    const leaving = held.filter(({ accountId, livesOn }) => accountId || livesOn)
    await leave(tx, courseSessionId, leaving, kept)
    const cancelled = await cancel(
      tx,
      actor,
      held.flatMap(({ invitationId, livesOn }) => (!livesOn && invitationId ? [invitationId] : [])),
    )
    const accountIds = held.flatMap(({ accountId }) => accountId ?? [])
    if (tell && accountIds.length > 0) await mail(tx, actor, courseSessionId, accountIds)
    const invitationIds = [...kept, ...cancelled]
    if (held.length > 0)
      await recordEvents(tx, {
        by: actor,
        action: 'course_session.unenrolled',
        targets: sql`select ${courseSessionId}::uuid`,
        details: {
          ...(accountIds.length > 0 && { accountIds }),
          ...(invitationIds.length > 0 && { invitationIds }),
        },
      })
    return done({
      unenrolled: leaving.length + cancelled.length,
      cancelled: cancelled.length,
      kept: kept.length,
    })
  })
}

/** Who is just accepting comes first, and is then met as enrolled (F08): a statement of its own sees what they did. */
async function hold(
  tx: Transaction,
  actor: Actor,
  session: FoundCourseSession,
  ids: readonly string[],
): Promise<Held[]> {
  const courseSessionId = session.id
  await tx.execute(sql`
    select from invitations i where i.id in (select invitation_id from enrolments
      where id = any(${uuids(ids)}) and course_session_id = ${courseSessionId}) order by i.id for update`)
  const { rows } = await tx.execute<Held>(sql`
    select e.id, e.account_id as "accountId", e.invitation_id as "invitationId", exists (
      select from invitation_memberships p where p.invitation_id = e.invitation_id
        and p.course_session_id is distinct from ${courseSessionId}) as "livesOn"
    from enrolments e
    where e.id = any(${uuids(ids)}) and e.course_session_id = ${courseSessionId}
      and (e.account_id is not null or e.invitation_status = 'pending') and ${seenEnrolment(actor, session)}
    order by e.id for update`)
  return rows
}

async function leave(
  tx: Transaction,
  courseSessionId: string,
  leaving: readonly Held[],
  kept: readonly string[],
) {
  await tx.execute(sql`
    with promises as (
      delete from invitation_memberships
      where invitation_id = any(${uuids(kept)}) and course_session_id = ${courseSessionId}
    )
    delete from enrolments where id = any(${uuids(leaving.map(({ id }) => id))})`)
}

/** The pending enrolment ends with it, by the foreign key. */
async function cancel(tx: Transaction, actor: Actor, invitationIds: readonly string[]) {
  if (invitationIds.length === 0) return []
  const { rows } = await tx.execute<{ id: string }>(sql`
    update invitations set status = 'cancelled', ended_at = now(), ended_by_id = ${actor.accountId}
    where id = any(${uuids(invitationIds)}) and status = 'pending' returning id`)
  const ids = rows.map(({ id }) => id)
  const targets = sql`select unnest(${uuids(ids)})`
  await recordEvents(tx, { by: actor, action: 'invitation.cancelled', targets })
  return ids
}

async function mail(tx: Transaction, actor: Actor, courseSessionId: string, accountIds: readonly string[]) {
  await writeMails(
    tx,
    sql`
    select 'course_session_left'::mail_kind, null::uuid, a.id, a.email, a.language,
      ${sessionVariables} || jsonb_build_object('firstName', a.first_name), ${actor.accountId}::uuid, null::uuid
    from unnest(${uuids(accountIds)}) as chosen (id) join accounts a on a.id = chosen.id
    cross join course_sessions s join courses c on c.id = s.course_id
    where s.id = ${courseSessionId} and a.email is not null and not ${undeliverable(sql`a.email`)}`,
  )
}
