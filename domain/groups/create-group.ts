import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import type { NewGroup } from './input'
import { orNameTaken } from './name-taken'
import { findOwnGroup } from './own-group'
import { changeTree } from './tree-lock'

/** A group below one of the actor's (G1). It is empty, so that nobody climbs yet. Answers its id. */
export function createGroup(
  db: Database,
  actor: Actor,
  { parentId, name, visibility }: NewGroup,
): Promise<Result<string, 'not_found' | 'name_taken'>> {
  return orNameTaken(() =>
    changeTree(db, actor, async (tx, now) => {
      const parent = await findOwnGroup(tx, now, parentId)
      if (!parent) return refused('not_found')
      const { rows } = await tx.execute<{ id: string }>(sql`
        insert into groups (parent_id, name, visibility) values (${parent.id}, ${name}, ${visibility}) returning id`)
      const id = rows[0]?.id ?? ''
      const details = { name, visibility, parentId: parent.id, parent: parent.name }
      await recordEvents(tx, {
        by: actor,
        action: 'group.created',
        targets: sql`select ${id}::uuid`,
        details,
      })
      return done(id)
    }),
  )
}
