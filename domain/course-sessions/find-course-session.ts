import { sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { isId } from '@/domain/id'
import { stateOfSession } from './days'
import { type CourseSessionState, type Standing, seesCourseSession } from './policy'
import { followedBy, isReferentOf, leadsAssignedTo } from './scope'

export type FoundCourseSession = Standing & {
  id: string
  courseId: string
  course: string
  /** What tells it from other runs of the course; may be empty. */
  name: string
  /** Days as `yyyy-mm-dd`, the last one included. */
  startsOn: string
  endsOn: string
  state: CourseSessionState
}

/**
 * The session, when the actor sees it in any way; others, and what is no id at all, are unknown (A2, T13). One
 * statement.
 */
export async function findCourseSession(
  db: Executor,
  actor: Actor,
  courseSessionId: string,
): Promise<FoundCourseSession | null> {
  if (!isId(courseSessionId)) return null
  const { rows } = await db.execute<FoundCourseSession>(sql`
    select s.id, c.id as "courseId", c.name as course, s.name, s.starts_on::text as "startsOn", s.ends_on::text as "endsOn",
      ${stateOfSession} as state, c.group_id as "courseGroupId", c.author_id = ${actor.accountId} as "isAuthor",
      ${isReferentOf(actor)} as "isReferent", ${leadsAssignedTo(actor)} as "leadsAssigned",
      ${followedBy(actor)} as "isEnrolled"
    from course_sessions s join courses c on c.id = s.course_id where s.id = ${courseSessionId}`)
  const [found] = rows
  return found && seesCourseSession(actor, found) ? found : null
}

const strength = {
  /** Its days and referents stay as they are read. */
  keep: sql`for share`,
  /** Nobody else changes it; who is enrolled meanwhile does not wait. */
  change: sql`for no key update`,
}

/**
 * The same, held until commit. The lock is a statement of its own: who waited for it must see what the one before has
 * done, their own right included (A1, T15). Two statements.
 */
export async function holdCourseSession(
  tx: Transaction,
  actor: Actor,
  courseSessionId: string,
  what: keyof typeof strength = 'keep',
): Promise<FoundCourseSession | null> {
  if (!isId(courseSessionId)) return null
  await tx.execute(sql`select from course_sessions where id = ${courseSessionId} ${strength[what]}`)
  return findCourseSession(tx, actor, courseSessionId)
}
