import { type SQL, sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import { enrol, enrolmentOfJoined } from '@/domain/course-sessions/enrolling'
import type { Affected } from './policy'

/** The way up from a group, nearest first, to the first private one included (G2). */
const climb = (from: string): SQL => sql`
  climb as (
    select id, parent_id, name, visibility, 1 as height from groups where id = ${from}
    union all
    select g.id, g.parent_id, g.name, g.visibility, c.height + 1
    from climb c join groups g on g.id = c.parent_id
    where c.visibility = 'public'
  )`

/**
 * The rows that the learners of a group lack above it, were it public under `parentId`. Those who came from further
 * down have a row in the group too, so that any depth is one step here. It keeps saying where they come from (G3).
 */
const lacking = (groupId: string, parentId: string): SQL => sql`
  with recursive ${climb(parentId)}, lacking as (
    select m.account_id, c.id as group_id, m.source_group_id
    from memberships m cross join climb c
    where m.group_id = ${groupId} and m.role = 'learner' and not exists (
      select from memberships t where t.account_id = m.account_id and t.group_id = c.id and t.role = 'learner'
        and t.source_group_id = m.source_group_id)
  )`

/** How many people a public group under `parentId` adds to which groups above, nearest first; writes nothing. One statement. */
export async function weighSpread(db: Executor, groupId: string, parentId: string): Promise<Affected[]> {
  const { rows } = await db.execute<Affected>(sql`
    ${lacking(groupId, parentId)}
    select c.id as "groupId", c.name, c.visibility, (
      select count(distinct l.account_id)::int from lacking l where l.group_id = c.id and not exists (
        select from memberships t where t.account_id = l.account_id and t.group_id = c.id and t.role = 'learner')
    ) as people
    from climb c order by c.height`)
  return rows
}

/** Writes what `weighSpread` counts, as `joinGroups` does: sessions that are assigned above get followers (S1). */
export async function spreadLearners(tx: Transaction, groupId: string, parentId: string): Promise<void> {
  const statement = sql`
    ${lacking(groupId, parentId)}, joined as (
      insert into memberships (account_id, group_id, role, source_group_id)
      select account_id, group_id, 'learner', source_group_id from lacking
      on conflict do nothing
      returning account_id, group_id, role
    ), ${enrolmentOfJoined}`
  await enrol(tx, statement)
}

/** How many people are above the group through it: they stay there when it closes or leaves (G4). One statement. */
export async function weighStaying(db: Executor, groupId: string, parentId: string): Promise<Affected[]> {
  const { rows } = await db.execute<Affected>(sql`
    with recursive ${climb(parentId)}
    select c.id as "groupId", c.name, c.visibility, count(distinct m.account_id)::int as people
    from climb c
    join memberships t on t.group_id = c.id and t.role = 'learner'
    join memberships m on m.account_id = t.account_id and m.source_group_id = t.source_group_id
      and m.group_id = ${groupId} and m.role = 'learner'
    group by c.id, c.name, c.visibility, c.height order by c.height`)
  return rows
}
