import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { mayGive, mayInviteInto } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import { recordEach } from '@/domain/audit/record-events'
import { holdGroups } from '@/domain/groups/hold-groups'
import { joinGroups } from '@/domain/groups/join-groups'
import { done, type Result, refused } from '@/domain/result'
import { type AccountSelection, type Answer, lockSelected, part } from './selection'

export type Giving = { selection: AccountSelection; groupIds: readonly string[]; roles: readonly Role[] }
export type GivingRefusal = 'not_found' | 'role_not_yours'

/** The one way in which active people are made members; learners climb (G2). Every role must be the actor's to give in every group (A1). */
export async function giveRoles(
  db: Database,
  actor: Actor,
  { selection, groupIds, roles }: Giving,
): Promise<Result<Answer<'not_found' | 'deleted'>, GivingRefusal>> {
  if (!groupIds.every((groupId) => mayInviteInto(actor, groupId))) return refused('not_found')
  const theirs = groupIds.every((groupId) => roles.every((role) => mayGive(actor, groupId, role)))
  if (!theirs) return refused('role_not_yours')
  return db.transaction(async (tx) => {
    const known = await lockSelected(tx, actor, selection)
    if (!(await holdGroups(tx, groupIds))) return refused('not_found')
    const answer = part(selection, known, ({ status }) => (status === 'deleted' ? 'deleted' : null))
    await giveEach(
      tx,
      actor,
      answer.done.flatMap((accountId) =>
        groupIds.flatMap((groupId) => roles.map((role) => ({ accountId, groupId, role }))),
      ),
    )
    return done(answer)
  })
}

export type Given = { accountId: string; groupId: string; role: Role }

/** Makes each of them what is given (G2). The caller holds accounts and groups, and has asked whether the actor may. */
export async function giveEach(tx: Transaction, actor: Actor, given: readonly Given[]): Promise<void> {
  await recordEach(tx, { by: actor, action: 'account.added_to_group', targets: additions(given) })
  await joinGroups(tx, given)
}

/** What each person gains, told while it is new: who has a role there already gains nothing. */
const additions = (given: readonly Given[]) => sql`
  select given.account_id, jsonb_build_object('groupId', given.group_id,
    'roles', jsonb_agg(distinct given.role order by given.role))
  from unnest(${uuids(given.map(({ accountId }) => accountId))}, ${uuids(given.map(({ groupId }) => groupId))},
    ${texts(given.map(({ role }) => role))}::role[]) as given (account_id, group_id, role)
  where not exists (select from memberships m where m.account_id = given.account_id
    and m.group_id = given.group_id and m.role = given.role and m.source_group_id = given.group_id)
  group by given.account_id, given.group_id`
