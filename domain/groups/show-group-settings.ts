import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { managesGroupTree, seesGroup } from '@/domain/access/policy'
import { type Holding, readHolding } from './delete-group'
import { groupsWithin } from './groups-within'
import { findOwnGroup } from './own-group'

export type GroupSettings = {
  id: string
  name: string
  visibility: 'public' | 'private'
  /** It stays what and where it is. */
  isPlatform: boolean
  /** The group above, when the actor sees it (A2). */
  parent: { id: string; name: string } | null
  /** Whether the group above is the actor's too, so that this one can be moved away from it. */
  mayMove: boolean
  /** What keeps it from being deleted. */
  holding: Holding
  /** It and all below it: a group is not moved under itself. */
  within: string[]
}

/** What who administers a group settles about it; for others it is unknown (A2, T13). Three statements. */
export async function showGroupSettings(
  db: Executor,
  actor: Actor,
  groupId: string,
): Promise<GroupSettings | null> {
  const group = await findOwnGroup(db, actor, groupId)
  if (!group) return null
  const { parentId, ...shown } = group
  const [holding, { parentName, within }] = await Promise.all([readHolding(db, groupId), around(db, groupId)])
  return {
    ...shown,
    isPlatform: parentId === null,
    parent: parentId && parentName && seesGroup(actor, parentId) ? { id: parentId, name: parentName } : null,
    mayMove: parentId !== null && managesGroupTree(actor, parentId),
    holding,
    within,
  }
}

async function around(db: Executor, groupId: string) {
  const { rows } = await db.execute<{ parentName: string | null; within: string[] }>(sql`
    select (select p.name from groups g join groups p on p.id = g.parent_id where g.id = ${groupId}) as "parentName",
      (select jsonb_agg(id) from ${groupsWithin(groupId)} as w) as within`)
  return rows[0] ?? { parentName: null, within: [] }
}
