import { type SQL, sql } from 'drizzle-orm'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsWithInvitations } from '@/domain/access/policy'
import { isReferentOf } from '@/domain/course-sessions/scope'

/** The condition that the pending invitation `i` promises a membership of one of the groups. */
export type InGroups = (groupIds: SQL) => SQL

/** As a set: for statements about all invitations of the groups. */
export const amongThoseOf: InGroups = (groupIds) => sql`i.id in (
  select m.invitation_id from invitation_memberships m where m.status = 'pending' and m.group_id = any(${groupIds}))`

/** As a set that is hashed once: for a walk that meets few of them. `is true` keeps it from becoming a join. */
export const hashed: InGroups = (groupIds) => sql`(${amongThoseOf(groupIds)}) is true`

/** One by one: for a page of fifty, for which the planner would fetch the whole set. `offset 0` keeps it from that. */
export const oneByOne: InGroups = (groupIds) => sql`exists (
  select from invitation_memberships m where m.invitation_id = i.id and m.group_id = any(${groupIds}) offset 0)`

/** The condition under which the invitation `i` is the actor's to manage: looking up through the actor (T13, A2). */
export function managedBy(actor: Actor, inGroups: InGroups = amongThoseOf): SQL {
  const groups = groupsWithInvitations(actor)
  if (groups === 'all') return sql`true`
  if (groups === 'none') return sql`false`
  return inGroups(uuids(groups))
}

/** The condition that the invitation `i` came from the session, and that the actor is a referent there (I3). */
export const cameFrom = (actor: Actor, courseSessionId: string): SQL => sql`exists (
  select from invitation_memberships p join course_sessions s on s.id = p.course_session_id
  where p.invitation_id = i.id and s.id = ${courseSessionId}
    and ${actor.isPlatformAdmin ? sql`true` : isReferentOf(actor)})`

/** What the invitation `i` promises from sessions, as `FromSession` has it. */
export const promisedFromSessions = (actor: Actor): SQL => sql`coalesce((
  select jsonb_agg(jsonb_build_object('groupId', p.group_id, 'isReferent', exists (
    select from course_session_referents r
    where r.course_session_id = p.course_session_id and r.account_id = ${actor.accountId})))
  from invitation_memberships p where p.invitation_id = i.id and p.course_session_id is not null), '[]')`
