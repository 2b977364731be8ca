import type { Database } from '@/db/client'
import { callProvider, type Deliver, type Delivery, TryAgain } from './call-provider'
import { type Claim, claimBatch } from './claim-batch'
import { compose } from './compose'
import type { Press } from './freeze'
import { reserveCall } from './gate'
import { noteUndelivered } from './note-undelivered'
import type { MailTrouble } from './policy'
import {
  closeBatch,
  noteTrouble,
  type Outcome,
  releaseBatch,
  type Settled,
  settleBatch,
  settledEarlier,
} from './settle-batch'

export type Post = Press & { deliver: Deliver }
export type Counts = Omit<Settled, 'lost'>

/**
 * Sends a batch of the ledger and records what became of each message (Invariant I), when the provider's pace
 * allows it. A message that can no longer be of use is settled before the first attempt; from then on the batch
 * is frozen, so that every retry is the same call under the same key and reaches nobody twice (F02). Throws
 * `TryAgain` when it is worth another attempt; null when another worker has it (F13).
 */
export async function sendBatch(
  db: Database,
  post: Post,
  batchId: string,
  signal: AbortSignal,
): Promise<Counts | null> {
  const slot = await reserveCall(db)
  if ('reason' in slot) throw new TryAgain(slot.reason, slot.closedSeconds)
  const reservedAt = performance.now()
  const claim = await claimBatch(db, post, batchId)
  if (!('envelope' in claim)) return tell(db, claim)
  const composed = claim.letters.map((letter) => compose(letter, claim.envelope))
  const messages = composed.filter((message) => message !== null)
  const delivery =
    messages.length > 0
      ? await callProvider(db, post.deliver, claim, messages, { slot, reservedAt, signal })
      : { outcomes: [] }
  if (!delivery) return null
  if ('trouble' in delivery) return giveBack(db, claim, delivery)
  const byMail = new Map(messages.map(({ mailId }, at) => [mailId, delivery.outcomes[at]]))
  const settled = await settleBatch(db, claim, outcomesOf(claim, byMail))
  return settled && tell(db, settled)
}

/** Ends a batch whose retries are used up. */
export async function giveUpBatch(db: Database, batchId: string): Promise<Counts> {
  const closed = await closeBatch(db, batchId)
  return tell(db, { ...closed, lost: (await settledEarlier(db, batchId)).lost })
}

/** A letter that could not be written fails alone (F12). */
const outcomesOf = ({ letters }: Claim, byMail: ReadonlyMap<string, Outcome | undefined>) =>
  letters.map(({ id }) => ({ id, outcome: byMail.get(id) ?? ({ failure: 'unreadable' } as const) }))

/** What the provider refuses as a whole, none of it has arrived. */
const refusals: readonly MailTrouble[] = ['rate_limited', 'quota_reached', 'sender_refused']

async function giveBack(
  db: Database,
  claim: Claim,
  { trouble, retryAfterSeconds }: Extract<Delivery, { trouble: MailTrouble }>,
): Promise<never> {
  if (refusals.includes(trouble)) await releaseBatch(db, claim, trouble)
  else await noteTrouble(db, claim, trouble)
  throw new TryAgain(trouble, retryAfterSeconds)
}

async function tell(db: Database, { lost, ...counts }: Settled): Promise<Counts> {
  await noteUndelivered(db, lost)
  return counts
}
