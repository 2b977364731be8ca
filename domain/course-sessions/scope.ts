import { type SQL, sql } from 'drizzle-orm'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsLed, groupsWithRole } from '@/domain/access/policy'

/** The condition that the actor is a referent of the session `s`. */
export const isReferentOf = (actor: Actor): SQL => sql`exists (
  select from course_session_referents r where r.course_session_id = s.id and r.account_id = ${actor.accountId})`

/** The condition that the session `s` is assigned a group that the actor leads. */
export function leadsAssignedTo(actor: Actor): SQL {
  const led = groupsLed(actor)
  const theirs = led === 'all' ? sql`true` : sql`g.group_id = any(${uuids(led)})`
  return sql`exists (select from course_session_groups g where g.course_session_id = s.id and ${theirs})`
}

/** The condition that the actor follows the session `s`. */
export const followedBy = (actor: Actor): SQL => sql`exists (
  select from enrolments e where e.course_session_id = s.id and e.account_id = ${actor.accountId})`

/** The condition that the actor manages the session `s` of the course `c`, as `managesCourseSession` says. */
function managedSession(actor: Actor): SQL {
  if (actor.isPlatformAdmin) return sql`true`
  return sql`(${isReferentOf(actor)} or c.group_id = any(${uuids([...actor.adminOf])})
    or c.author_id = ${actor.accountId} and c.group_id = any(${uuids(groupsWithRole(actor, 'author'))}))`
}

/** The condition that the actor sees who follows the session `s` of the course `c`, as `seesEnrolments` says. */
export const overseenBy = (actor: Actor): SQL => sql`(${managedSession(actor)} or ${leadsAssignedTo(actor)})`

/** The condition that the account `a` is of a group that the actor leads: theirs to enrol, as far as people go (S2). */
export function enrollable(actor: Actor): SQL {
  const led = groupsLed(actor)
  if (led === 'all') return sql`true`
  return sql`exists (select from memberships m where m.account_id = a.id and m.group_id = any(${uuids(led)}))`
}
