import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { done, type Result, refused } from '@/domain/result'
import type { AnnouncedFile } from './input'
import { mayImportInto } from './policy'

/** Files of one person that are under way; whoever has more has forgotten some. */
const mostAtWork = 20

/** Announces a file; its pieces follow (`receivePart`). Writes nothing but where it stands. */
export function beginImport(
  db: Database,
  actor: Actor,
  { groupId, name, size }: AnnouncedFile,
): Promise<Result<{ importId: string }, 'not_found' | 'many_at_work'>> {
  return db.transaction(async (tx) => {
    if (!mayImportInto(actor, groupId)) return refused('not_found')
    // One after the other, so that a hundred at once are not a hundred files.
    await tx.execute(sql`select from accounts where id = ${actor.accountId} for no key update`)
    const { rows } = await tx.execute<{ id: string }>(sql`
      insert into imports (group_id, started_by_id, origin, name, size)
      select g.id, ${actor.accountId}, ${actor.origin}, ${name}, ${size} from groups g
      where g.id = ${groupId} and ${mostAtWork} > (
        select count(*) from imports i where i.started_by_id = ${actor.accountId} and i.ended_at is null)
      returning id`)
    return rows[0] ? done({ importId: rows[0].id }) : refused('many_at_work')
  })
}
