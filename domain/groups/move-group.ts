import { sql } from 'drizzle-orm'
import type { Database, Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { managesGroupTree } from '@/domain/access/policy'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import { groupsWithin } from './groups-within'
import type { Move, WeighedMove } from './input'
import { orNameTaken } from './name-taken'
import { findOwnGroup, type OwnGroup } from './own-group'
import { type Affected, peopleIn } from './policy'
import { spreadLearners, weighSpread, weighStaying } from './spread-learners'
import { changeTree } from './tree-lock'

export type MoveRefusal =
  | 'not_found'
  | 'platform_group'
  | 'not_yours_above'
  | 'no_such_parent'
  | 'already_there'
  | 'below_itself'

export type WeighedMoveResult = {
  /** Who joins which groups on the new way up; nobody when the group is private. */
  joining: Affected[]
  /** Who is above on the old way through this group, and stays there. */
  staying: Affected[]
  /** How many groups below go along. */
  below: number
}

type Moved = { from: string; added: number }
type Ground = { group: OwnGroup; from: OwnGroup; to: OwnGroup; below: number }

/** What the move would do, before it is done; writes nothing. */
export async function weighMove(
  db: Executor,
  actor: Actor,
  { groupId, parentId }: WeighedMove,
): Promise<Result<WeighedMoveResult, MoveRefusal>> {
  const ground = await groundOf(db, actor, groupId, parentId)
  if (!ground.ok) return ground
  const { group, from, below } = ground.value
  const joining = await joiningBy(db, group, parentId)
  const staying = group.visibility === 'public' ? await weighStaying(db, groupId, from.id) : []
  return done({ joining, staying, below })
}

/**
 * Hangs a group, with all below it, under another one of the actor's. The learners of a public one climb the new way
 * up; who is above on the old way stays there: docs/decisions/2026-11-25-a-group-that-moves.md.
 */
export function moveGroup(
  db: Database,
  actor: Actor,
  { groupId, parentId, agreed }: Move,
): Promise<Result<Moved, MoveRefusal | 'changed_meanwhile' | 'name_taken'>> {
  return orNameTaken(() =>
    changeTree<Result<Moved, MoveRefusal | 'changed_meanwhile'>>(db, actor, async (tx, now) => {
      const ground = await groundOf(tx, now, groupId, parentId)
      if (!ground.ok) return ground
      const { group, from, to } = ground.value
      const joining = await joiningBy(tx, group, parentId)
      if (peopleIn(joining) !== agreed) return refused('changed_meanwhile')
      await tx.execute(sql`update groups set parent_id = ${parentId} where id = ${groupId}`)
      if (group.visibility === 'public') await spreadLearners(tx, groupId, parentId)
      const parent = { from: from.id, to: to.id }
      const details = { parent, parentName: { from: from.name, to: to.name }, added: joining }
      const targets = sql`select ${groupId}::uuid`
      await recordEvents(tx, { by: actor, action: 'group.moved', targets, details })
      return done({ from: from.id, added: agreed })
    }),
  )
}

const joiningBy = async (db: Executor, { id, visibility }: OwnGroup, parentId: string) =>
  visibility === 'public' ? weighSpread(db, id, parentId) : []

/** Both ends are the actor's, and the new one is not part of what moves (G6). */
async function groundOf(
  db: Executor,
  actor: Actor | null,
  groupId: string,
  parentId: string,
): Promise<Result<Ground, MoveRefusal>> {
  const group = await findOwnGroup(db, actor, groupId)
  if (!group || !actor) return refused('not_found')
  if (!group.parentId) return refused('platform_group')
  if (!managesGroupTree(actor, group.parentId)) return refused('not_yours_above')
  const to = await findOwnGroup(db, actor, parentId)
  if (!to) return refused('no_such_parent')
  if (to.id === group.parentId) return refused('already_there')
  const from = await findOwnGroup(db, actor, group.parentId)
  if (!from) return refused('not_found')
  const moving = await idsBelow(db, groupId)
  if (moving.has(parentId)) return refused('below_itself')
  return done({ group, from, to, below: moving.size - 1 })
}

/** The group and all below it. */
async function idsBelow(db: Executor, groupId: string): Promise<Set<string>> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from ${groupsWithin(groupId)} as w`)
  return new Set(rows.map(({ id }) => id))
}
