import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import type { Renaming } from './input'
import { orNameTaken } from './name-taken'
import { findOwnGroup } from './own-group'
import { changeTree } from './tree-lock'

/** Gives a group of the actor's another name. Answers the one that it had, for the way back. */
export function renameGroup(
  db: Database,
  actor: Actor,
  { groupId, name }: Renaming,
): Promise<Result<{ from: string }, 'not_found' | 'name_taken'>> {
  return orNameTaken(() =>
    changeTree(db, actor, async (tx, now) => {
      const group = await findOwnGroup(tx, now, groupId)
      if (!group) return refused('not_found')
      if (group.name === name) return done({ from: name })
      await tx.execute(sql`update groups set name = ${name} where id = ${group.id}`)
      const targets = sql`select ${group.id}::uuid`
      const details = { name: { from: group.name, to: name } }
      await recordEvents(tx, { by: actor, action: 'group.renamed', targets, details })
      return done({ from: group.name })
    }),
  )
}
