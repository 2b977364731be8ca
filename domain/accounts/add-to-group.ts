import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { mayGive, mayInviteInto } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import { recordEvents } from '@/domain/audit/record-events'
import { joinGroups } from '@/domain/groups/join-groups'
import { done, type Result, refused } from '@/domain/result'
import { knownTo } from './scope'

type Adding = { groupId: string; accountIds: string[]; roles: Role[] }

/**
 * Makes active people, whom the actor may see, members of the group: the next step after "already has an
 * active account" (E1). Answers who was added; people whom the actor may not see are left out like unknown ids (A2).
 */
export async function addToGroup(
  db: Database,
  actor: Actor,
  { groupId, accountIds, roles }: Adding,
): Promise<Result<string[], 'not_found' | 'role_not_yours'>> {
  if (!mayInviteInto(actor, groupId)) return refused('not_found')
  if (!roles.every((role) => mayGive(actor, groupId, role))) return refused('role_not_yours')
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select a.id from accounts a
      where a.id = any(${uuids(accountIds)}) and a.status = 'active'
        and ${knownTo(actor, sql`a.id`)}
        and exists (select from groups where id = ${groupId} for key share)
      for key share of a`)
    const added = rows.map(({ id }) => id)
    await joinGroups(
      tx,
      added.flatMap((accountId) => roles.map((role) => ({ accountId, groupId, role }))),
    )
    const targets = sql`select unnest(${uuids(added)})`
    const details = { groupId, roles }
    await recordEvents(tx, { by: actor, action: 'account.added_to_group', targets, details })
    return done(added)
  })
}
