import { type SQL, sql } from 'drizzle-orm'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsLed } from '@/domain/access/policy'
import { managedBy, oneByOne } from '@/domain/invitations/scope'
import type { FoundCourseSession } from './find-course-session'
import { managesCourseSession, managesInvitationsFrom } from './policy'

/**
 * The condition that an enrolment `e` of the session is the actor's to see (A2). Who follows it: all, for who manages it;
 * those of the groups that they lead, for the others. Who is expected: for its referents, and for whoever manages the
 * invitation anyway.
 */
export function seenEnrolment(actor: Actor, session: FoundCourseSession): SQL {
  const expected = managesInvitationsFrom(actor, session)
    ? sql`true`
    : sql`exists (select from invitations i where i.id = e.invitation_id and ${managedBy(actor, oneByOne)})`
  const following = managesCourseSession(actor, session) ? sql`true` : ofGroupsLed(actor)
  return sql`(e.account_id is not null and ${following} or e.invitation_id is not null and ${expected})`
}

function ofGroupsLed(actor: Actor): SQL {
  const led = groupsLed(actor)
  if (led === 'all') return sql`true`
  return sql`exists (select from memberships m where m.account_id = e.account_id and m.group_id = any(${uuids(led)}))`
}
