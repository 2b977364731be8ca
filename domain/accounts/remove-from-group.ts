import { type SQL, sql } from 'drizzle-orm'
import type { Database, Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEach } from '@/domain/audit/record-events'
import { holdTree } from '@/domain/groups/tree-lock'
import { done, type Result, refused } from '@/domain/result'
import { ended, type Removal, whyNotRemove } from './removal'
import { type Answer, lockSelected, part } from './selection'
import { softDelete } from './soft-delete'

type LeftOutOfRemoval = 'not_found' | 'not_member' | 'yourself'
export type RemovalRefusal = NonNullable<ReturnType<typeof whyNotRemove>>
export type RemovalAnswer = Answer<LeftOutOfRemoval> & {
  /** Those of the done who were in no other group, and are deleted therefore (G5). */
  deleted: string[]
}

/**
 * Takes a role in a group away, with what G5 says of the groups below. Whoever leaves their last group is deleted,
 * but for the owner, who needs none; nobody deletes themselves in this way.
 */
export async function removeFromGroup(
  db: Database,
  actor: Actor,
  removal: Removal,
): Promise<Result<RemovalAnswer, RemovalRefusal>> {
  const refusal = whyNotRemove(actor, removal)
  if (refusal) return refused(refusal)
  return db.transaction(async (tx) => {
    // What is below the group stays below it until they have left.
    await holdTree(tx)
    const known = await lockSelected(tx, actor, removal.selection)
    const members = await readMembers(tx, removal, uuids(known.map(({ id }) => id)))
    const answer = part(removal.selection, known, ({ id }) => whyNotLeave(actor, id, members.get(id)))
    const last = answer.done.filter((id) => members.get(id)?.isLast)
    await recordEach(tx, {
      by: actor,
      action: 'account.removed_from_group',
      targets: departures(removal, answer.done),
    })
    const deleted = await softDelete(tx, actor, sql`select unnest(${uuids(last)})`, 'last_group')
    await tx.execute(sql`
      delete from memberships m where m.account_id = any(${uuids(answer.done)}) and ${ended(removal)}`)
    return done({ ...answer, deleted })
  })
}

type Member = { id: string; isLast: boolean }

/** Those of the accounts who have the role in the group, and whether it takes them out of their last one. One statement. */
export async function readMembers(
  db: Executor,
  removal: Omit<Removal, 'selection'>,
  accountIds: SQL,
): Promise<Map<string, Member>> {
  const { rows } = await db.execute<Member>(sql`
    select a.id, not a.is_owner and not exists (
      select from memberships m where m.account_id = a.id and not ${ended(removal)}) as "isLast"
    from accounts a
    where a.id = any(${accountIds}) and a.status = 'active' and exists (
      select from memberships m
      where m.account_id = a.id and m.group_id = ${removal.groupId} and m.role = ${removal.role}::role)`)
  return new Map(rows.map((row) => [row.id, row]))
}

export function whyNotLeave(actor: Actor, id: string, member: Member | undefined) {
  if (!member) return 'not_member'
  return member.isLast && id === actor.accountId ? 'yourself' : null
}

const departures = (removal: Removal, ids: readonly string[]) => sql`
  select m.account_id, jsonb_build_object('groupId', ${removal.groupId}::uuid, 'roles', jsonb_build_array(${removal.role}::text),
    'below', coalesce(jsonb_agg(distinct m.group_id) filter (where m.group_id <> ${removal.groupId}), '[]'))
  from memberships m where m.account_id = any(${uuids(ids)}) and ${ended(removal)}
  group by m.account_id`
