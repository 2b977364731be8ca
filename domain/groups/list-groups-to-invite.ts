import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsWithInvitations } from '@/domain/access/policy'

/** A group and the names of those above it, outermost first, the platform group left out. */
export type PlacedGroup = { id: string; name: string; above: string[] }

/** The groups whose invitations the actor manages, in the order of the tree. One statement. */
export async function listGroupsToInvite(db: Executor, actor: Actor): Promise<PlacedGroup[]> {
  const groups = groupsWithInvitations(actor)
  if (groups === 'none') return []
  const theirs = groups === 'all' ? sql`true` : sql`id = any(${uuids(groups)})`
  const { rows } = await db.execute<PlacedGroup>(sql`
    with recursive tree as (
      select id, name, array[]::text[] as above, array[]::text[] as place from groups where parent_id is null
      union all
      select g.id, g.name, case when t.place = '{}' then '{}' else t.above || t.name end,
        t.place || array[lower(g.name), g.id::text]
      from groups g join tree t on g.parent_id = t.id
    )
    select id, name, above from tree where ${theirs} order by place`)
  return rows
}
