import { sql } from 'drizzle-orm'
import type { Database, Executor, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import { findOwnGroup, type OwnGroup } from './own-group'
import { changeTree } from './tree-lock'

/** What keeps a group from being deleted; all zero when nothing does. */
export type Holding = { people: number; subgroups: number; invitations: number }

export type DeleteRefusal =
  | 'not_found'
  | 'platform_group'
  | 'in_use'
  | 'has_people'
  | 'has_subgroups'
  | 'has_invitations'

/** People, groups and pending invitations of the group itself. One statement. */
export async function readHolding(db: Executor, groupId: string): Promise<Holding> {
  const { rows } = await db.execute<Holding>(sql`
    select
      (select count(distinct account_id)::int from memberships where group_id = ${groupId}) as people,
      (select count(*)::int from groups where parent_id = ${groupId}) as subgroups,
      (select count(distinct invitation_id)::int from invitation_memberships
        where group_id = ${groupId} and status = 'pending') as invitations`)
  return rows[0] ?? { people: 0, subgroups: 0, invitations: 0 }
}

/** Deletes an empty group. What remembers it is told apart from what it holds, and lets go of it. */
export function deleteGroup(
  db: Database,
  actor: Actor,
  groupId: string,
): Promise<Result<{ parentId: string }, DeleteRefusal>> {
  return changeTree(db, actor, async (tx, now) => {
    const group = await findOwnGroup(tx, now, groupId)
    if (!group) return refused('not_found')
    const { parentId } = group
    if (!parentId) return refused('platform_group')
    if (!(await takeHold(tx, groupId))) return refused('in_use')
    const reason = whyNotEmpty(await readHolding(tx, groupId))
    if (reason) return refused(reason)
    await letGo(tx, { ...group, parentId })
    await tx.execute(sql`delete from groups where id = ${groupId}`)
    const { name, visibility } = group
    const targets = sql`select ${groupId}::uuid`
    const details = { name, visibility, parentId }
    await recordEvents(tx, { by: actor, action: 'group.deleted', targets, details })
    return done({ parentId })
  })
}

/**
 * From here nobody adds to the group. Who is about to has it already, and may be waiting for the tree: waiting for
 * them in turn would be a deadlock, so that they win.
 */
async function takeHold(tx: Transaction, groupId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select id from groups where id = ${groupId} for update skip locked`)
  return rows.length > 0
}

function whyNotEmpty({ people, subgroups, invitations }: Holding) {
  if (people > 0) return 'has_people'
  if (subgroups > 0) return 'has_subgroups'
  return invitations > 0 ? 'has_invitations' : null
}

/**
 * People who came through it stay above, as if added there; its courses go there, under a name that is free. Promises of
 * ended invitations go. Its mails no longer count for a group. Who had it, and was deleted, is now restored by whoever
 * has the group above.
 */
async function letGo(
  tx: Transaction,
  { id, name, parentId }: OwnGroup & { parentId: string },
): Promise<void> {
  await tx.execute(sql`
    delete from memberships m where m.source_group_id = ${id} and exists (
      select from memberships own where own.account_id = m.account_id and own.group_id = m.group_id
        and own.role = m.role and own.source_group_id = m.group_id)`)
  await tx.execute(sql`update memberships set source_group_id = group_id where source_group_id = ${id}`)
  await tx.execute(sql`
    with promises as (delete from invitation_memberships where group_id = ${id}),
      assigned as (delete from course_session_groups where group_id = ${id}),
      courses_kept as (${coursesGoUp(id, name, parentId)}),
      budgets as (delete from mail_budget_days where scope = 'group' and key = ${id}),
      written as (update mails set group_id = null where group_id = ${id})
    update accounts set former_group_ids = array_replace(former_group_ids, ${id}::uuid, ${parentId}::uuid)
    where status = 'deleted' and ${id} = any(former_group_ids)`)
}

const coursesGoUp = (id: string, name: string, parentId: string) => sql`
  update courses c set group_id = ${parentId}, name = case when exists (
      select from courses taken where taken.group_id = ${parentId} and lower(taken.name) = lower(c.name))
    then left(c.name || ' – ' || ${name}::text, 80) || ' ' || right(c.id::text, 6) else c.name end
  where c.group_id = ${id}`
