import type { Database } from '@/db/client'
import { type Claim, claimBatch } from './claim-batch'
import { compose, type Message } from './compose'
import type { Press } from './freeze'
import { noteUndelivered } from './note-undelivered'
import type { MailTrouble } from './policy'
import {
  closeBatch,
  noteTrouble,
  type Outcome,
  releaseBatch,
  type Settled,
  settleBatch,
} from './settle-batch'

/** What the provider made of a call: an outcome a message, in their order, or nothing for now. */
export type Delivery =
  | { outcomes: readonly Outcome[] }
  | { trouble: MailTrouble; retryAfterSeconds?: number | undefined }

/** Hands at most 100 messages to the provider in one call, under one idempotency key. */
export type Deliver = (
  call: { from: string; messages: readonly Message[]; key: string },
  signal: AbortSignal,
) => Promise<Delivery>

export type Post = Press & { deliver: Deliver }

/** The provider could not take the batch now; whoever asked tries again, with the same bytes. */
export class TryAgain extends Error {
  constructor(
    readonly trouble: MailTrouble,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(`The mail provider could not take the batch: ${trouble}`)
  }
}

type Counts = Omit<Settled, 'lost'>

/**
 * Sends a batch of the ledger and records what became of each message (Invariant I). A message that can no
 * longer be of use is settled before the first attempt; from then on the batch is frozen, so that every retry
 * is the same call under the same key and reaches nobody twice (F02). Throws `TryAgain` when it is worth
 * another attempt; null when another worker has it (F13).
 */
export async function sendBatch(
  db: Database,
  post: Post,
  batchId: string,
  signal: AbortSignal,
): Promise<Counts | null> {
  const claim = await claimBatch(db, post, batchId)
  if (!('envelope' in claim)) return tell(db, claim)
  const composed = claim.letters.map((letter) => ({
    id: letter.id,
    message: compose(letter, claim.envelope),
  }))
  const messages = composed.flatMap(({ message }) => message ?? [])
  const delivery = messages.length > 0 ? await call(post, claim, messages, signal) : { outcomes: [] }
  if ('trouble' in delivery) return giveBack(db, claim, delivery)
  const outcomes = new Map(messages.map(({ mailId }, at) => [mailId, delivery.outcomes[at]]))
  const said = composed.map(({ id }) => ({
    id,
    outcome: outcomes.get(id) ?? { failure: 'unreadable' as const },
  }))
  const settled = await settleBatch(db, claim, said)
  return settled && tell(db, settled)
}

/** Ends a batch whose retries are used up. */
export async function giveUpBatch(db: Database, batchId: string): Promise<Counts> {
  return tell(db, await closeBatch(db, batchId))
}

function call({ deliver }: Post, { batchId, envelope }: Claim, messages: Message[], signal: AbortSignal) {
  return deliver({ from: envelope.from, messages, key: `batch-${batchId}` }, signal)
}

/** What the provider refuses as a whole, none of it has arrived. */
const refusals: readonly MailTrouble[] = ['rate_limited', 'quota_reached', 'sender_refused']

async function giveBack(
  db: Database,
  claim: Claim,
  { trouble, retryAfterSeconds }: { trouble: MailTrouble; retryAfterSeconds?: number | undefined },
): Promise<never> {
  if (refusals.includes(trouble)) await releaseBatch(db, claim, trouble)
  else await noteTrouble(db, claim, trouble)
  throw new TryAgain(trouble, retryAfterSeconds)
}

async function tell(db: Database, { lost, ...counts }: Settled): Promise<Counts> {
  await noteUndelivered(db, lost)
  return counts
}
