import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { managesInvitationsOf } from '@/domain/access/policy'
import { managedBy, oneByOne } from './scope'

/** Counting stops here: past it, screens say "more than". */
export const mostCountedByGroup = 250

/** So many memberships are of more invitations than are counted: few invitations promise four in a branch. */
const enough = 4 * (mostCountedByGroup + 1)

export type GroupCount = { pending: number; toAnswer: number }

/**
 * How many invitations wait in each of the groups and those below it, and how many of them wait for an answer
 * (a new link, an approval). Groups whose invitations are not the actor's are left out. One statement.
 */
export async function countInvitationsByGroup(
  db: Executor,
  actor: Actor,
  groupIds: readonly string[],
): Promise<Map<string, GroupCount>> {
  const theirs = groupIds.filter((groupId) => managesInvitationsOf(actor, groupId))
  if (theirs.length === 0) return new Map()
  const { rows } = await db.execute<GroupCount & { groupId: string }>(sql`
    with recursive below as (
      select id as top, id from groups where id = any(${uuids(theirs)})
      union
      select b.top, g.id from groups g join below b on g.parent_id = b.id
    )
    select top as "groupId", (
      select count(*)::int from (
        select distinct promised.invitation_id from (
          select m.invitation_id from unnest(b.ids) as g (id) cross join lateral (
            select invitation_id from invitation_memberships
            where status = 'pending' and group_id = g.id order by invitation_id desc offset 0
          ) as m where exists (
            select from invitations i
            where i.id = m.invitation_id and i.expires_at > now() and ${managedBy(actor, oneByOne)} offset 0
          ) limit ${enough}
        ) as promised limit ${mostCountedByGroup + 1}
      ) as waiting
    ) as pending, (
      select count(*)::int from (
        select from invitations i
        where i.status = 'pending' and (i.link_asked_at is not null or i.approval_asked_at is not null)
          and ${oneByOne(sql`b.ids`)} and ${managedBy(actor, oneByOne)} limit ${mostCountedByGroup + 1}
      ) as asking
    ) as "toAnswer"
    from (select top, array_agg(id) as ids from below group by top) as b`)
  return new Map(rows.map(({ groupId, ...count }) => [groupId, count]))
}
