import { type SQL, sql } from 'drizzle-orm'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsWithInvitations } from '@/domain/access/policy'

/** The condition that the actor may know of an account: their own, or somebody of a group whose people are theirs (A2). */
export function knownTo(actor: Actor, accountId: SQL): SQL {
  const groups = groupsWithInvitations(actor)
  if (groups === 'all') return sql`true`
  const own = sql`${accountId} = ${actor.accountId}`
  if (groups === 'none') return own
  return sql`(${own} or exists (
    select from memberships m where m.account_id = ${accountId} and m.group_id = any(${uuids(groups)})))`
}
