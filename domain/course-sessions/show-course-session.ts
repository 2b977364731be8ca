import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesGroup } from '@/domain/access/policy'
import { peopleOf } from './counts'
import { today } from './days'
import { type FoundCourseSession, findCourseSession } from './find-course-session'
import { managesCourseSession, seesEnrolments } from './policy'
import { type Referent, referentsOf } from './referents'

type More = {
  referents: Referent[]
  /** In how many days it begins and has its last day; less than nothing for the past. */
  startsIn: number
  endsIn: number
}

export type ShownCourseSession = FoundCourseSession &
  More & {
    /** The group of the course, for who sees that. */
    group: { id: string; name: string } | null
    /** Whether its dates and referents are the actor's to change. */
    manages: boolean
    /** How many follow it and how many are expected, for who sees that. */
    people: { enrolled: number; pending: number } | null
  }

/** The session with what its page says, when the actor sees it in any way (A2, T13). Two statements. */
export async function showCourseSession(
  db: Executor,
  actor: Actor,
  courseSessionId: string,
): Promise<ShownCourseSession | null> {
  const found = await findCourseSession(db, actor, courseSessionId)
  if (!found) return null
  const { rows } = await db.execute<More & { group: string; enrolled: number; pending: number }>(sql`
    select ${referentsOf} as referents, s.starts_on - ${today} as "startsIn", s.ends_on - ${today} as "endsIn",
      g.name as group, n.enrolled, n.pending
    from course_sessions s join courses c on c.id = s.course_id join groups g on g.id = c.group_id
    cross join lateral ${peopleOf} n
    where s.id = ${found.id}`)
  const [more] = rows
  if (!more) return null
  const { group, enrolled, pending, ...told } = more
  return {
    ...found,
    ...told,
    group: seesGroup(actor, found.courseGroupId) ? { id: found.courseGroupId, name: group } : null,
    manages: managesCourseSession(actor, found),
    people: seesEnrolments(actor, found) ? { enrolled, pending } : null,
  }
}
