import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesGroup } from '@/domain/access/policy'
import { isId } from '@/domain/id'

export type FoundGroup = { id: string; name: string; visibility: 'public' | 'private'; isPlatform: boolean }

/** The group, when the actor sees it; others, and what is no id at all, are unknown (A2). One statement. */
export async function findGroup(db: Executor, actor: Actor, groupId: string): Promise<FoundGroup | null> {
  if (!isId(groupId) || !seesGroup(actor, groupId)) return null
  const { rows } = await db.execute<FoundGroup>(sql`
    select id, name, visibility, parent_id is null as "isPlatform"
    from groups where id = ${groupId}`)
  return rows[0] ?? null
}
