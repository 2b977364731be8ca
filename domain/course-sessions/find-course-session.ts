import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
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
 * The session, when the actor sees it in any way; others, and what is no id at all, are unknown (A2, T13). `lock`
 * holds its row until commit, so that its days stay as they were read. One statement.
 */
export async function findCourseSession(
  db: Executor,
  actor: Actor,
  courseSessionId: string,
  lock: SQL = sql``,
): Promise<FoundCourseSession | null> {
  if (!isId(courseSessionId)) return null
  const { rows } = await db.execute<FoundCourseSession>(sql`
    select s.id, c.id as "courseId", c.name as course, s.name, s.starts_on::text as "startsOn", s.ends_on::text as "endsOn",
      ${stateOfSession} as state, c.group_id as "courseGroupId", c.author_id = ${actor.accountId} as "isAuthor",
      ${isReferentOf(actor)} as "isReferent", ${leadsAssignedTo(actor)} as "leadsAssigned",
      ${followedBy(actor)} as "isEnrolled"
    from course_sessions s join courses c on c.id = s.course_id where s.id = ${courseSessionId} ${lock}`)
  const [found] = rows
  return found && seesCourseSession(actor, found) ? found : null
}
