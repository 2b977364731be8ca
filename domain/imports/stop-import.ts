import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { AuditAction } from '@/domain/audit/actions'
import { recordEvents } from '@/domain/audit/record-events'
import { enqueue } from '@/domain/mail/queue'
import { done, type Result, refused } from '@/domain/result'
import { figuresOf, holdImport, seenBy } from './find-import'
import { directsImport } from './policy'
import type { ImportStatus } from './view'

type Stopping = Promise<Result<null, 'not_found' | 'not_now'>>

/** The batch under way is finished; nothing more is written until it is resumed. */
export const pauseImport = (db: Database, actor: Actor, importId: string): Stopping =>
  turn(db, actor, importId, { from: ['importing'], to: sql`status = 'paused'`, action: 'import.paused' })

/** Only who began it: it is with their rights that it goes on. */
export const resumeImport = (db: Database, actor: Actor, importId: string): Stopping =>
  turn(db, actor, importId, {
    from: ['paused'],
    to: sql`status = 'importing'`,
    action: 'import.resumed',
    isTheirs: true,
  })

/** Ends it for good. What is written stays, and the figures say what that is. */
export const cancelImport = (db: Database, actor: Actor, importId: string): Stopping =>
  turn(db, actor, importId, {
    from: ['uploading', 'reading', 'choosing', 'previewing', 'previewed', 'importing', 'paused'],
    to: sql`status = 'cancelled', ended_at = now()`,
    action: 'import.cancelled',
  })

type Turn = { from: readonly ImportStatus[]; to: SQL; action: AuditAction; isTheirs?: boolean }

function turn(db: Database, actor: Actor, importId: string, { from, to, action, isTheirs }: Turn): Stopping {
  return db.transaction(async (tx) => {
    const found = seenBy(actor, await holdImport(tx, importId))
    if (!found || (isTheirs && !directsImport(actor, found))) return refused('not_found')
    if (!from.includes(found.status)) return refused('not_now')
    await tx.execute(sql`update imports set ${to} where id = ${importId}`)
    if (isTheirs) await enqueue(tx, 'import', [{ data: { importId } }])
    const hasBegun = found.status === 'importing' || found.status === 'paused'
    const targets = sql`select ${importId}::uuid`
    const details = figuresOf(found.totals)
    if (hasBegun) await recordEvents(tx, { by: actor, action, targets, details })
    return done(null)
  })
}
