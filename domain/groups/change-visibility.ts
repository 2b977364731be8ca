import { sql } from 'drizzle-orm'
import type { Database, Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import type { VisibilityChange, WeighedVisibility } from './input'
import { findOwnGroup, type OwnGroup } from './own-group'
import { type Affected, peopleIn } from './policy'
import { spreadLearners, weighSpread, weighStaying } from './spread-learners'
import { changeTree } from './tree-lock'

type Refusal = 'not_found' | 'platform_group' | 'already_so'
type Ground = OwnGroup & { parentId: string }

/**
 * What the change would do: public, how many people it adds to which groups above; private, how many are there
 * through this group and stay (G4).
 */
export async function weighVisibility(
  db: Executor,
  actor: Actor,
  { groupId, visibility }: WeighedVisibility,
): Promise<Result<Affected[], Refusal>> {
  const ground = await groundOf(db, actor, groupId, visibility)
  if (!ground.ok) return ground
  const weigh = visibility === 'public' ? weighSpread : weighStaying
  return done(await weigh(db, groupId, ground.value.parentId))
}

/**
 * Makes a group private, and whoever is above it already stays; or public, and its learners climb from it now and
 * from then on (G4). Where other figures come out than the actor agreed to, nothing is done.
 */
export function changeVisibility(
  db: Database,
  actor: Actor,
  { groupId, visibility, agreed }: VisibilityChange,
): Promise<Result<{ added: number }, Refusal | 'changed_meanwhile'>> {
  return changeTree(db, actor, async (tx, now) => {
    const ground = await groundOf(tx, now, groupId, visibility)
    if (!ground.ok) return ground
    const { parentId } = ground.value
    const affected = visibility === 'public' ? await weighSpread(tx, groupId, parentId) : []
    if (peopleIn(affected) !== agreed) return refused('changed_meanwhile')
    await tx.execute(sql`update groups set visibility = ${visibility} where id = ${groupId}`)
    if (visibility === 'public') await spreadLearners(tx, groupId, parentId)
    const details = { visibility: { from: ground.value.visibility, to: visibility }, added: affected }
    const targets = sql`select ${groupId}::uuid`
    await recordEvents(tx, { by: actor, action: 'group.visibility_changed', targets, details })
    return done({ added: agreed })
  })
}

async function groundOf(
  db: Executor,
  actor: Actor | null,
  groupId: string,
  wanted: OwnGroup['visibility'],
): Promise<Result<Ground, Refusal>> {
  const group = await findOwnGroup(db, actor, groupId)
  if (!group) return refused('not_found')
  const { parentId } = group
  if (!parentId) return refused('platform_group')
  return group.visibility === wanted ? refused('already_so') : done({ ...group, parentId })
}
