import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { enqueue } from '@/domain/mail/queue'
import { done, type Result, refused } from '@/domain/result'
import { holdImport, seenBy } from './find-import'
import { directsImport } from './policy'

/** All pieces are there: the worker reads the file. `incomplete` where one is missing. Once, however often it is said. */
export function finishUpload(
  db: Database,
  actor: Actor,
  importId: string,
): Promise<Result<null, 'not_found' | 'incomplete'>> {
  return db.transaction(async (tx) => {
    const found = seenBy(actor, await holdImport(tx, importId))
    if (!found || !directsImport(actor, found)) return refused('not_found')
    if (found.status !== 'uploading') return done(null)
    const { rows } = await tx.execute(sql`
      update imports set status = 'reading' where id = ${importId} and status = 'uploading' and size = (
        select sum(p.size) from import_parts p where p.import_id = ${importId})
      returning id`)
    if (rows.length === 0) return refused('incomplete')
    await enqueue(tx, 'import', [{ data: { importId }, priority: 1 }])
    return done(null)
  })
}
