import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
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
    await recordEach(tx, {
      by: actor,
      action: 'account.added_to_group',
      targets: additions(answer.done, groupIds, roles),
    })
    await joinGroups(
      tx,
      answer.done.flatMap((accountId) =>
        groupIds.flatMap((groupId) => roles.map((role) => ({ accountId, groupId, role }))),
      ),
    )
    return done(answer)
  })
}

/** What each person gains, told while it is new: who has a role there already gains nothing. */
const additions = (ids: readonly string[], groupIds: readonly string[], roles: readonly Role[]) => sql`
  select a.id, jsonb_build_object('groupId', g.id, 'roles', jsonb_agg(r.role order by r.role))
  from unnest(${uuids(ids)}) as a (id) cross join (select distinct unnest(${uuids(groupIds)}) as id) as g
  cross join (select distinct unnest(${texts(roles)}::role[]) as role) as r
  where not exists (select from memberships m where m.account_id = a.id and m.group_id = g.id
    and m.role = r.role and m.source_group_id = g.id)
  group by a.id, g.id`
