import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsLed } from '@/domain/access/policy'
import { containsAll } from '@/domain/accounts/matching'
import type { FoundCourseSession } from './find-course-session'
import { whyNotEnrol } from './policy'
import { enrollable } from './scope'

/** More than so many are not shown: the search is there to narrow them. */
const mostShown = 50

export type EnrollablePerson = {
  accountId: string
  name: string
  login: string
  /** Those of the actor's groups that the person is in. */
  groups: string[]
  enrolled: boolean
}

/** The first people, by name, that the actor may enrol in the session and that match every word (S2). One statement. */
export async function findEnrollable(
  db: Executor,
  actor: Actor,
  session: FoundCourseSession,
  search: string,
): Promise<{ people: EnrollablePerson[]; more: boolean }> {
  if (whyNotEnrol(actor, session)) return { people: [], more: false }
  const led = groupsLed(actor)
  const { rows } = await db.execute<EnrollablePerson>(sql`
    with found as (
      select a.* from accounts a
      where a.status = 'active' and ${enrollable(actor)} and ${containsAll(search)}
      order by a.last_name, a.first_name, a.id limit ${mostShown + 1}
    )
    select a.id as "accountId", a.first_name || ' ' || a.last_name as name, coalesce(a.email, a.user_name) as login,
      array(select distinct g.name from memberships m join groups g on g.id = m.group_id
        where m.account_id = a.id and ${led === 'all' ? sql`true` : sql`g.id = any(${uuids(led)})`}
        order by g.name) as groups,
      exists (select from enrolments e
        where e.course_session_id = ${session.id} and e.account_id = a.id) as enrolled
    from found a order by a.last_name, a.first_name, a.id`)
  return { people: rows.slice(0, mostShown), more: rows.length > mostShown }
}
