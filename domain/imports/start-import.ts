import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { enqueue } from '@/domain/mail/queue'
import { done, type Result, refused } from '@/domain/result'
import { type FoundImport, holdImport, seenBy } from './find-import'
import { directsImport } from './policy'
import { rememberColumns } from './remembered'

/** Begins to write what the dry run showed, in the background; `changed_meanwhile` when it is no longer that one (V3). */
export function startImport(
  db: Database,
  actor: Actor,
  { importId, formatVersion }: { importId: string; formatVersion: number },
): Promise<Result<null, 'not_found' | 'changed_meanwhile'>> {
  return db.transaction(async (tx) => {
    const found = seenBy(actor, await holdImport(tx, importId))
    if (!found || !directsImport(actor, found)) return refused('not_found')
    if (found.status !== 'previewed' || found.formatVersion !== formatVersion) {
      return refused('changed_meanwhile')
    }
    await begin(tx, actor, found)
    await rememberColumns(tx, actor, found)
    await enqueue(tx, 'import', [{ data: { importId } }])
    return done(null)
  })
}

async function begin(tx: Transaction, actor: Actor, { id, name, rows, groupId }: FoundImport) {
  await tx.execute(sql`
    update imports set status = 'importing', checkpoint = 0, dealt = 0, totals = null, started_at = now(),
      origin = ${actor.origin}
    where id = ${id} and status = 'previewed'`)
  await recordEvents(tx, {
    by: actor,
    action: 'import.started',
    targets: sql`select ${id}::uuid`,
    details: { name, rows, groupId },
  })
}
