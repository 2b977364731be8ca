import { type SQL, sql } from 'drizzle-orm'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsOfUserAdmin, groupsWithInvitations } from '@/domain/access/policy'

/** The condition that the actor may know of an account: their own, or somebody of a group whose people are theirs (A2). */
export function knownTo(actor: Actor, accountId: SQL): SQL {
  const groups = groupsWithInvitations(actor)
  if (groups === 'all') return sql`true`
  const own = sql`${accountId} = ${actor.accountId}`
  if (groups === 'none') return own
  return sql`(${own} or exists (
    select from memberships m where m.account_id = ${accountId} and m.group_id = any(${uuids(groups)})))`
}

/**
 * The condition that the account `a` is the actor's to edit, delete and restore: every group that the person was
 * placed in is theirs, a user administrator's people being learners. What climbed to groups above does not count
 * (G3), or nobody below the top could edit their own learners. A deleted account is judged by what it was.
 */
export function managedAccount(actor: Actor): SQL {
  if (actor.isOwner) return sql`true`
  if (actor.isPlatformAdmin) return sql`not a.is_owner`
  const administered = uuids([...actor.adminOf])
  const userGroups = uuids(groupsOfUserAdmin(actor))
  return sql`(not a.is_owner and case a.status
    when 'deleted' then cardinality(a.former_group_ids) > 0
      and a.former_group_ids <@ (${administered} || case when a.former_learner then ${userGroups} else '{}' end)
    else exists (select from memberships m where m.account_id = a.id) and not exists (
      select from memberships m where m.account_id = a.id and not (
        m.source_group_id = any(${administered})
        or m.role = 'learner' and m.source_group_id = any(${userGroups}))) end)`
}

/**
 * The condition that the actor may know of the account `a`: as `knownTo`, and once it is deleted and in no group any
 * more, who may restore it.
 */
export const knownAccount = (actor: Actor): SQL =>
  sql`(${knownTo(actor, sql`a.id`)} or a.status = 'deleted' and ${managedAccount(actor)})`
