import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { undeliverable } from '@/domain/mail/undeliverable'
import { peopleOf } from './counts'
import { type FoundCourseSession, findCourseSession } from './find-course-session'
import { mayBecomeReferent } from './find-referents'
import { managesCourseSession } from './policy'
import type { Referent } from './referents'

/** A referent whom the actor does not know is shown by name, and stays. */
export type HeldReferent = Referent & { known: boolean }

export type CourseSessionSettings = {
  name: string
  startsOn: string
  endsOn: string
  referents: HeldReferent[]
  /** Changes with any of them. */
  version: string
  /** How many are enrolled, how many of them a mail reaches, and how many are still expected. */
  enrolled: number
  reachable: number
  pending: number
}

/** What its form shows of a session, for those who manage it; for others there is none (A2, T13). Two statements. */
export async function showCourseSessionSettings(
  db: Executor,
  actor: Actor,
  courseSessionId: string,
): Promise<(CourseSessionSettings & Pick<FoundCourseSession, 'id' | 'course'>) | null> {
  const found = await findCourseSession(db, actor, courseSessionId)
  if (!found || !managesCourseSession(actor, found)) return null
  const { id, course } = found
  return { id, course, ...(await readCourseSessionSettings(db, actor, id)) }
}

/** One statement. */
export async function readCourseSessionSettings(
  db: Executor,
  actor: Actor,
  courseSessionId: string,
): Promise<CourseSessionSettings> {
  const { rows } = await db.execute<CourseSessionSettings>(sql`
    select s.name, s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", r.referents,
      md5(jsonb_build_array(s.name, s.starts_on, s.ends_on, r.ids)::text) as version, n.enrolled, n.pending,
      (select count(*)::int from (${tellable(courseSessionId)}) as told) as reachable
    from course_sessions s cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.first_name || ' ' || a.last_name,
          'known', ${mayBecomeReferent(actor)}) order by a.last_name, a.first_name, a.id), '[]') as referents,
        jsonb_agg(a.id order by a.id) as ids
      from course_session_referents r join accounts a on a.id = r.account_id
      where r.course_session_id = s.id and a.status = 'active'
    ) r cross join lateral ${peopleOf} n where s.id = ${courseSessionId}`)
  const [settings] = rows
  if (!settings) throw new Error(`There is no session ${courseSessionId}`)
  return settings
}

/** The accounts of those enrolled whom a mail reaches. */
export const tellable = (courseSessionId: string) => sql`
  select a.id, a.email, a.language, a.first_name from enrolments e join accounts a on a.id = e.account_id
  where e.course_session_id = ${courseSessionId} and a.status = 'active' and a.email is not null
    and not ${undeliverable(sql`a.email`)}`
