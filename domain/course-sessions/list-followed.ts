import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { stateOfSession, today } from './days'
import type { CourseSessionState } from './policy'
import { followedBy } from './scope'

/** So many are shown at once; the list has them all. */
const mostShown = 20

export type FollowedCourseSession = {
  id: string
  course: string
  name: string
  startsOn: string
  endsOn: string
  state: CourseSessionState
}

export type Followed = { sessions: FollowedCourseSession[]; over: number; more: boolean }

/** What the actor follows: running and then upcoming sessions, the soonest first, and how many are over. One statement. */
export async function listFollowed(db: Executor, actor: Actor, most = mostShown): Promise<Followed> {
  const { rows } = await db.execute<FollowedCourseSession & { over: number }>(sql`
    with followed as materialized (
      select s.*, c.name as course, ${stateOfSession} as state
      from course_sessions s join courses c on c.id = s.course_id where ${followedBy(actor)}
    )
    select s.id, s.course, s.name, s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", s.state,
      (select count(*)::int from followed where state = 'over') as over
    from (select null) as always left join followed s on s.ends_on >= ${today}
    order by s.state = 'upcoming', s.starts_on, s.id limit ${most + 1}`)
  const there = rows.filter(({ id }) => id !== null)
  const sessions = there.slice(0, most).map(({ over: _, ...session }) => session)
  return { sessions, over: rows[0]?.over ?? 0, more: there.length > most }
}
