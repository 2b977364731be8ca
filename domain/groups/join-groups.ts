import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Role } from '@/domain/access/roles'
import { holdTree } from './tree-lock'

export type NewMembership = { accountId: string; groupId: string; role: Role }

/**
 * Makes people members. Learners climb from a public group up to the first private one, that one
 * included (G2), as rows that say which group they come through (G3). Two statements for any number: the tree that
 * they climb stays as it is until they are committed (G6).
 */
export async function joinGroups(tx: Transaction, joining: readonly NewMembership[]): Promise<void> {
  await holdTree(tx)
  await tx.execute(sql`
    with recursive joining as (
      select * from unnest(
        ${uuids(joining.map((row) => row.accountId))},
        ${uuids(joining.map((row) => row.groupId))},
        ${texts(joining.map((row) => row.role))}::role[]
      ) as t (account_id, group_id, role)
    ), climb as (
      select distinct group_id as source_group_id, group_id from joining where role = 'learner'
      union all
      select c.source_group_id, g.parent_id
      from climb c join groups g on g.id = c.group_id
      where g.visibility = 'public'
    )
    insert into memberships (account_id, group_id, role, source_group_id)
    select account_id, group_id, role, group_id from joining
    union
    select j.account_id, c.group_id, 'learner', c.source_group_id
    from joining j join climb c on c.source_group_id = j.group_id
    where j.role = 'learner'
    on conflict do nothing`)
}
