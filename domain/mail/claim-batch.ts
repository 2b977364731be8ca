import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { FrozenBatch } from '@/db/schema/mail'
import { takeLetters, takeLettersAgain } from './claim-letters'
import type { Envelope, Letter } from './compose'
import { freeze, type PlatformLook, type Press, thaw } from './freeze'
import { closeBatch, type Settled, settledEarlier } from './settle-batch'

/** The right to make one call: attempts are counted, and only the newest may settle the batch (F13). */
export type Claim = {
  batchId: string
  attempt: number
  /** Whether no earlier attempt may have arrived: if this one is refused, nothing has. */
  first: boolean
  letters: readonly Letter[]
  envelope: Envelope
}

type Batch = PlatformLook & {
  attempts: number
  frozen: FrozenBatch | null
  open: boolean
  unanswered: boolean
  tooLate: boolean
}

/**
 * Claims a batch for an attempt. Nothing of it can have arrived: what opens nothing any more is set aside, and
 * what the rest says is frozen. An earlier attempt is unanswered: the same letters in the same words, so that
 * the call is the same bytes (F02). When it cannot be, or the 24 hours of the idempotency key are nearly over,
 * it is uncertain what arrived, and the batch is closed (F03). The database's clock decides (F09).
 */
export function claimBatch(db: Executor, press: Press, batchId: string): Promise<Claim | Settled> {
  return db.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (!batch?.open) return settledEarlier(tx, batchId)
    if (!batch.unanswered) return claimFresh(tx, press, batchId, batch)
    const envelope = batch.tooLate ? null : await thaw(tx, batch.frozen, press.settings.linkKeys)
    if (!envelope) return closeBatch(tx, batchId)
    const letters = await takeLettersAgain(tx, batchId)
    return { batchId, attempt: await countAttempt(tx, batchId), first: false, letters, envelope }
  })
}

async function claimFresh(tx: Executor, press: Press, batchId: string, look: Batch) {
  const letters = await takeLetters(tx, batchId)
  if (letters.length === 0) return closeBatch(tx, batchId)
  const envelope = await freeze(tx, batchId, press, look, letters)
  return { batchId, attempt: await countAttempt(tx, batchId), first: true, letters, envelope }
}

/** Half an hour of margin: a call that leaves just before its end is not answered within it. */
export const goodFor = sql`interval '23 hours 30 minutes'`

async function lockBatch(tx: Executor, batchId: string): Promise<Batch | undefined> {
  const { rows } = await tx.execute<Batch>(sql`
    select b.attempts, b.frozen, b.settled_at is null as open, b.unanswered_since is not null as unanswered,
      coalesce(b.unanswered_since < now() - ${goodFor}, false) as "tooLate",
      p.name as platform, p.time_zone as "timeZone", p.accent_color as accent,
      encode(sha256(p.logo), 'hex') as logo
    from mail_batches b cross join platform p where b.id = ${batchId} for update of b`)
  return rows[0]
}

/** From here on the call may have left: without an answer, nobody knows. */
async function countAttempt(tx: Executor, batchId: string): Promise<number> {
  const { rows } = await tx.execute<{ attempt: number }>(sql`
    update mail_batches set attempts = attempts + 1, unanswered_since = coalesce(unanswered_since, now())
    where id = ${batchId} returning attempts as attempt`)
  if (!rows[0]) throw new Error('A locked batch is gone')
  return rows[0].attempt
}
