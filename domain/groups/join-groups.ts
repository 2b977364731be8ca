import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Role } from '@/domain/access/roles'
import { enrol, enrolmentOfJoined } from '@/domain/course-sessions/enrolling'
import { holdTree } from './tree-lock'

/** `only`: of this group and no other, so that nothing climbs (I3). */
export type NewMembership = { accountId: string; groupId: string; role: Role; only?: boolean }

/**
 * Makes people members. Learners climb from a public group up to the first private one, that one
 * included (G2), as rows that say which group they come through (G3), and follow the sessions that the groups are
 * assigned, with a mail each (S1, S3). Two statements for any number, and one where there are mails: the tree that they
 * climb stays as it is until they are committed (G6).
 */
export async function joinGroups(tx: Transaction, joining: readonly NewMembership[]): Promise<void> {
  await holdTree(tx)
  const statement = sql`
    with recursive joining as (
      select * from unnest(
        ${uuids(joining.map((row) => row.accountId))},
        ${uuids(joining.map((row) => row.groupId))},
        ${texts(joining.map((row) => row.role))}::role[],
        ${sql.param(joining.map((row) => !row.only))}::boolean[]
      ) as t (account_id, group_id, role, climbs)
    ), climb as (
      select distinct group_id as source_group_id, group_id from joining where role = 'learner' and climbs
      union all
      select c.source_group_id, g.parent_id
      from climb c join groups g on g.id = c.group_id
      where g.visibility = 'public'
    ), joined as (
      insert into memberships (account_id, group_id, role, source_group_id)
      select account_id, group_id, role, group_id from joining
      union
      select j.account_id, c.group_id, 'learner', c.source_group_id
      from joining j join climb c on c.source_group_id = j.group_id
      where j.role = 'learner' and j.climbs
      on conflict do nothing
      returning account_id, group_id, role
    ), ${enrolmentOfJoined}`
  await enrol(tx, statement)
}
