import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'

/** More people than that would each think that another does it. */
const most = 5

type Manager = { invitationId: string; accountId: string; groupIds: string[] }

/**
 * For each invitation the people who manage it and are nearest: user administrators of its groups, then
 * administrators up the tree (G1), the owner last; and through which of its groups. Only people with a mailbox (C5),
 * for they are written to. The same rights as `managesInvitationsOf`. One statement.
 */
export async function nearestManagers(
  db: Executor,
  promises: readonly { invitationId: string; groupId: string }[],
): Promise<Manager[]> {
  if (promises.length === 0) return []
  const { rows } = await db.execute<Manager>(sql`
    with recursive asked as (
      select distinct * from unnest(
        ${uuids(promises.map(({ invitationId }) => invitationId))},
        ${uuids(promises.map(({ groupId }) => groupId))}) as a (invitation_id, group_id)
    ), climb as (
      select distinct group_id as own, group_id as at, 0 as depth from asked
      union all
      select c.own, g.parent_id, c.depth + 1 from climb c join groups g on g.id = c.at
      where g.parent_id is not null
    ), able as (
      select c.own, c.depth, m.account_id from climb c join memberships m on m.group_id = c.at
      where m.role = 'admin' or m.role = 'user_admin' and c.depth = 0
      union all
      select distinct a.group_id, 1000, o.id from asked a cross join accounts o where o.is_owner
    ), person as (
      select a.invitation_id, able.account_id, min(able.depth) as depth,
        array_agg(distinct a.group_id::text) as group_ids
      from asked a join able on able.own = a.group_id
      join accounts on accounts.id = able.account_id and accounts.status = 'active' and accounts.email is not null
      group by 1, 2
    ), nearest as (
      select *, row_number() over (partition by invitation_id order by depth, account_id) as place from person
    )
    select invitation_id as "invitationId", account_id as "accountId", to_jsonb(group_ids) as "groupIds"
    from nearest where place <= ${most} order by invitation_id, place`)
  return rows
}
