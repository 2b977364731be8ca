import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import { claimBatch } from './claim-batch'
import { compose, type MailSettings, type Message } from './compose'
import type { MailFailure, MailTrouble } from './policy'
import type { FindTemplate } from './template'

/** What became of one message. */
export type Outcome = { providerId: string } | { failure: MailFailure }

/** What the provider made of a call: an outcome a message, in their order, or nothing for now. */
export type Delivery =
  | { outcomes: readonly Outcome[] }
  | { trouble: MailTrouble; retryAfterSeconds?: number | undefined }

/** Hands at most 100 messages to the provider in one call, under one idempotency key. */
export type Deliver = (messages: readonly Message[], key: string, signal: AbortSignal) => Promise<Delivery>

export type Post = { deliver: Deliver; findTemplate: FindTemplate; settings: MailSettings }

/** The provider could not take the batch now; whoever asked tries again, with the same bytes. */
export class TryAgain extends Error {
  constructor(
    readonly trouble: MailTrouble,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(`The mail provider could not take the batch: ${trouble}`)
  }
}

/**
 * Sends a batch of the ledger and records what became of each message. A message that can no longer be of use
 * is settled before the first attempt; from then on the batch is frozen, so that every retry is the same call
 * under the same key and reaches nobody twice (F02). Throws `TryAgain` when it is worth another attempt.
 */
export async function sendBatch(
  db: Database,
  { deliver, findTemplate, settings }: Post,
  batchId: string,
  signal: AbortSignal,
): Promise<{ sent: number; failed: number }> {
  const letters = await claimBatch(db, batchId)
  const composed = await Promise.all(letters.map((letter) => compose(letter, findTemplate, settings)))
  const messages = composed.filter((message) => message !== null)
  const delivery =
    messages.length > 0 ? await deliver(messages, `batch-${batchId}`, signal) : { outcomes: [] }
  if ('trouble' in delivery) {
    await noteTrouble(db, batchId, delivery.trouble)
    throw new TryAgain(delivery.trouble, delivery.retryAfterSeconds)
  }
  const outcomes = new Map(messages.map(({ mailId }, at) => [mailId, delivery.outcomes[at]]))
  return settle(
    db,
    letters.map(({ id }) => ({ id, outcome: outcomes.get(id) ?? { failure: 'unreadable' } })),
  )
}

/** Settles what is still queued in a batch whose retries are used up. */
export async function giveUpBatch(db: Database, batchId: string): Promise<{ failed: number }> {
  const { rowCount } = await db.execute(sql`
    update mails set status = 'failed', failure = 'gave_up', settled_at = now()
    where batch_id = ${batchId} and status = 'queued'`)
  return { failed: rowCount ?? 0 }
}

/** Guarded by `queued`: a worker that wakes up late changes nothing that another has settled (F13). */
async function settle(db: Database, settled: { id: string; outcome: Outcome }[]) {
  const column = <Value>(read: (outcome: Outcome) => Value) => settled.map(({ outcome }) => read(outcome))
  const { rows } = await db.execute<{ status: 'sent' | 'failed' }>(sql`
    update mails m set status = (case when s.failure is null then 'sent' else 'failed' end)::mail_status,
      provider_id = s.provider_id, failure = s.failure, settled_at = now()
    from unnest(
      ${uuids(settled.map(({ id }) => id))},
      ${texts(column((outcome) => ('providerId' in outcome ? outcome.providerId : null)))},
      ${texts(column((outcome) => ('failure' in outcome ? outcome.failure : null)))}
    ) as s (id, provider_id, failure)
    where m.id = s.id and m.status = 'queued'
    returning m.status`)
  const sent = rows.filter(({ status }) => status === 'sent').length
  return { sent, failed: rows.length - sent }
}

async function noteTrouble(db: Database, batchId: string, trouble: MailTrouble) {
  await db.execute(
    sql`update mail_batches set trouble = ${trouble} where id = ${batchId} and settled_at is null`,
  )
}
