import { type SQL, sql } from 'drizzle-orm'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsWithInvitations } from '@/domain/access/policy'

/** The condition under which the invitation `i` is the actor's to manage: looking up through the actor (T13, A2). */
export function managedBy(actor: Actor): SQL {
  const groups = groupsWithInvitations(actor)
  if (groups === 'all') return sql`true`
  if (groups === 'none') return sql`false`
  return inSomeGroup(uuids(groups))
}

/**
 * The condition that the invitation `i` promises a membership of one of the groups. `offset 0` keeps it a look-up
 * for each row: as a join, the planner would fetch all invitations of the groups for a page of fifty.
 */
export function inSomeGroup(groupIds: SQL): SQL {
  return sql`exists (
    select from invitation_memberships m where m.invitation_id = i.id and m.group_id = any(${groupIds}) offset 0)`
}
