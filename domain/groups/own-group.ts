import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { managesGroupTree } from '@/domain/access/policy'

export type OwnGroup = {
  id: string
  name: string
  visibility: 'public' | 'private'
  /** Null for the platform group. */
  parentId: string | null
}

/** A group whose place in the tree is the actor's to settle; others are unknown (A2, T13). One statement. */
export async function findOwnGroup(
  db: Executor,
  actor: Actor | null,
  groupId: string,
): Promise<OwnGroup | null> {
  if (!actor || !managesGroupTree(actor, groupId)) return null
  const { rows } = await db.execute<OwnGroup>(sql`
    select id, name, visibility, parent_id as "parentId" from groups where id = ${groupId}`)
  return rows[0] ?? null
}
