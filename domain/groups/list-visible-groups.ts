import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { managesGroupTree, managesInvitationsOf, mayInviteInto } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'

export type VisibleGroup = {
  id: string
  /** The group above, when the actor sees it; otherwise this one stands at the top. */
  parentId: string | null
  name: string
  visibility: 'public' | 'private'
  /** The actor's own roles here, propagated ones included. */
  roles: Role[]
  mayInvite: boolean
  managesInvitations: boolean
  managesTree: boolean
}

type Row = Pick<VisibleGroup, 'id' | 'parentId' | 'name' | 'visibility'>

/**
 * The groups that the actor belongs to or administers, those below included (G1); no other exists for them
 * (A2). Parents come before their subgroups, siblings by name. One statement.
 */
export async function listVisibleGroups(db: Executor, actor: Actor): Promise<VisibleGroup[]> {
  const seen = actor.isPlatformAdmin
    ? sql`true`
    : sql`g.id = any(${uuids([...new Set([...actor.adminOf, ...actor.rolesIn.keys()])])})`
  const { rows } = await db.execute<Row>(sql`
    with recursive seen as (
      select g.id, g.parent_id, g.name, g.visibility from groups g where ${seen}
    ), placed as (
      select s.*, null::uuid as visible_parent, array[lower(s.name), s.id::text] as place
      from seen s where not exists (select from seen above where above.id = s.parent_id)
      union all
      select s.*, p.id, p.place || array[lower(s.name), s.id::text] from seen s join placed p on s.parent_id = p.id
    )
    select id, visible_parent as "parentId", name, visibility from placed order by place`)
  return rows.map((row) => ({
    ...row,
    roles: [...(actor.rolesIn.get(row.id) ?? [])],
    mayInvite: mayInviteInto(actor, row.id),
    managesInvitations: managesInvitationsOf(actor, row.id),
    managesTree: managesGroupTree(actor, row.id),
  }))
}
