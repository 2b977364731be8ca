import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { holdGroups } from '@/domain/groups/hold-groups'
import { changeTree } from '@/domain/groups/tree-lock'
import { enqueue } from '@/domain/mail/queue'
import { done, type Result, refused } from '@/domain/result'
import type { EnrolRefusal } from './enrol-people'
import { findCourseSession, holdCourseSession } from './find-course-session'
import type { GroupOfSession } from './input'
import { managesCourseSession, mayEnrolFrom } from './policy'

/**
 * Assigns a group: from this moment whoever becomes a learner there is enrolled with it, and the worker enrols those who
 * are (S1). Taken in turn with everything that makes members, so that nobody falls between the two.
 */
export function assignGroup(
  db: Database,
  actor: Actor,
  { courseSessionId, groupId }: GroupOfSession,
): Promise<Result<{ learners: number }, EnrolRefusal | 'already_assigned'>> {
  return changeTree(db, actor, async (tx, now) => {
    const session = now && (await holdCourseSession(tx, now, courseSessionId))
    if (!session) return refused('not_found')
    if (!mayEnrolFrom(now, session, groupId)) return refused('not_yours')
    if (session.state === 'over') return refused('over')
    if (!(await holdGroups(tx, [groupId]))) return refused('not_found')
    const learners = await assign(tx, now, courseSessionId, groupId)
    if (learners === null) return refused('already_assigned')
    await enqueue(tx, 'group-enrolment', [{ data: { courseSessionId, groupId }, priority: 1 }])
    await recordEvents(tx, {
      by: actor,
      action: 'course_session.group_assigned',
      targets: sql`select ${courseSessionId}::uuid`,
      details: { groupId, learners },
    })
    return done({ learners })
  })
}

/** How many learners there are, or null when it is assigned already. */
async function assign(tx: Transaction, { accountId }: Actor, courseSessionId: string, groupId: string) {
  const { rows } = await tx.execute<{ learners: number }>(sql`
    insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners)
    select ${courseSessionId}, ${groupId}, ${accountId}, count(distinct account_id)
    from memberships where group_id = ${groupId} and role = 'learner'
    on conflict do nothing returning learners`)
  return rows[0]?.learners ?? null
}

/** From now on nobody is enrolled with the group; who is, stays. Theirs to do who manage the session, or could assign the group. */
export function unassignGroup(
  db: Database,
  actor: Actor,
  { courseSessionId, groupId }: GroupOfSession,
): Promise<Result<null, 'not_found'>> {
  return db.transaction(async (tx) => {
    const session = await findCourseSession(tx, actor, courseSessionId)
    if (!session || !mayUnassign(actor, session, groupId)) return refused('not_found')
    const { rows } = await tx.execute(sql`
      delete from course_session_groups where course_session_id = ${courseSessionId} and group_id = ${groupId}
      returning group_id`)
    if (rows.length === 0) return refused('not_found')
    await recordEvents(tx, {
      by: actor,
      action: 'course_session.group_unassigned',
      targets: sql`select ${courseSessionId}::uuid`,
      details: { groupId },
    })
    return done(null)
  })
}

export const mayUnassign = (
  actor: Actor,
  session: Parameters<typeof managesCourseSession>[1],
  groupId: string,
) => managesCourseSession(actor, session) || mayEnrolFrom(actor, session, groupId)
