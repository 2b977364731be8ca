import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { managesInvitationsOf } from '@/domain/access/policy'
import { managedBy } from './scope'

/** Counting stops here: past it, screens say "more than". */
export const mostCountedByGroup = 1000

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
    select top as "groupId", c.pending, c.to_answer as "toAnswer"
    from (select top, array_agg(id) as ids from below group by top) b, lateral (
      select count(*) filter (where expires_at > now())::int as pending,
        count(*) filter (where link_asked_at is not null or approval_asked_at is not null)::int as to_answer
      from (
        select i.expires_at, i.link_asked_at, i.approval_asked_at from invitations i
        where i.status = 'pending' and ${managedBy(actor)} and exists (
          select from invitation_memberships m
          where m.invitation_id = i.id and m.status = 'pending' and m.group_id = any(b.ids))
        limit ${mostCountedByGroup + 1}
      ) i
    ) c`)
  return new Map(rows.map(({ groupId, ...count }) => [groupId, count]))
}
