import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { MailFailure, MailTrouble } from './policy'

/** What became of one message; uncertain when nobody can know. */
export type Outcome = { providerId: string } | { failure: MailFailure } | 'uncertain'

/** How many messages ended how, and whose invitations did not arrive by them. */
export type Settled = { sent: number; failed: number; uncertain: number; lost: string[] }

/** The attempt that speaks: a newer one of the same batch silences it (F13). */
type Attempt = { batchId: string; attempt: number }

/**
 * Records what became of each message of a batch, once: null when a newer attempt has begun or another has
 * settled it. What a webhook has said of a message meanwhile stands.
 */
export async function settleBatch(
  db: Executor,
  { batchId, attempt }: Attempt,
  said: readonly { id: string; outcome: Outcome }[],
): Promise<Settled | null> {
  const column = <Value>(read: (outcome: Outcome) => Value) => said.map(({ outcome }) => read(outcome))
  const { rows } = await db.execute<Row>(sql`
    with closed as (
      update mail_batches set settled_at = now(), unanswered_since = null, trouble = null
      where id = ${batchId} and attempts = ${attempt} and settled_at is null returning id
    ), settled as (
      update mails m set status = s.status::mail_status, provider_id = s.provider_id, failure = s.failure,
        settled_at = now()
      from closed c, unnest(
        ${uuids(said.map(({ id }) => id))}, ${texts(column(statusOf))},
        ${texts(column((outcome) => read(outcome, 'providerId')))},
        ${texts(column((outcome) => read(outcome, 'failure')))}
      ) as s (id, status, provider_id, failure)
      where m.id = s.id and m.batch_id = c.id and m.status = 'queued'
      returning m.status, m.failure, m.invitation_id
    )
    ${settledRows}`)
  return rows.length > 0 ? count(rows) : null
}

/**
 * Ends a batch that will not be tried again: what may have arrived is uncertain, and a person decides (F03);
 * the rest was given up.
 */
export async function closeBatch(db: Executor, batchId: string): Promise<Settled> {
  const { rows } = await db.execute<Row>(sql`
    with closed as (
      update mail_batches set settled_at = now() where id = ${batchId} and settled_at is null
      returning id, unanswered_since is not null as unanswered
    ), settled as (
      update mails m set settled_at = now(),
        status = (case when c.unanswered and m.attempts > 0 then 'uncertain' else 'failed' end)::mail_status,
        failure = case when not c.unanswered or m.attempts = 0 then 'gave_up' end
      from closed c where m.batch_id = c.id and m.status = 'queued'
      returning m.status, m.failure, m.invitation_id
    )
    ${settledRows}`)
  return count(rows)
}

/** Whoever settled it may have died before it was noted whose invitations did not arrive (F01). */
export async function settledEarlier(tx: Executor, batchId: string): Promise<Settled> {
  const { rows } = await tx.execute<{ invitationId: string }>(sql`
    select invitation_id as "invitationId" from mails where batch_id = ${batchId}
      and invitation_id is not null and status in ('failed', 'uncertain')`)
  return { sent: 0, failed: 0, uncertain: 0, lost: rows.map(({ invitationId }) => invitationId) }
}

/**
 * Takes an attempt back that certainly did not arrive. When no other may have, the batch is as if it had never
 * been tried: what is cancelled until then will not go out.
 */
export async function releaseBatch(
  db: Executor,
  { batchId, attempt, first }: Attempt & { first: boolean },
  trouble: MailTrouble | null,
): Promise<void> {
  await db.execute(sql`
    with released as (
      update mail_batches set trouble = coalesce(${trouble}, trouble),
        unanswered_since = case when not ${first} then unanswered_since end,
        frozen = case when not ${first} then frozen end
      where id = ${batchId} and attempts = ${attempt} and settled_at is null returning id
    )
    update mails m set attempts = 0 from released r
    where ${first} and m.batch_id = r.id and m.status = 'queued'`)
}

/** Notes why an attempt has no answer. */
export async function noteTrouble(db: Executor, { batchId, attempt }: Attempt, trouble: MailTrouble) {
  await db.execute(sql`
    update mail_batches set trouble = ${trouble}
    where id = ${batchId} and attempts = ${attempt} and settled_at is null`)
}

type Row = { status: keyof Settled | null; failure: string | null; invitationId: string | null }

/** A row without a status: the batch was closed, and there was nothing left to settle. */
const settledRows = sql`select s.status, s.failure, s.invitation_id as "invitationId"
  from closed left join settled s on true`

function count(rows: readonly Row[]): Settled {
  const number = (status: string) => rows.filter((row) => row.status === status).length
  const lost = rows.filter(({ status, failure }) => status !== 'sent' && failure !== 'superseded')
  return {
    sent: number('sent'),
    failed: number('failed'),
    uncertain: number('uncertain'),
    lost: lost.flatMap(({ invitationId }) => invitationId ?? []),
  }
}

function statusOf(outcome: Outcome) {
  if (outcome === 'uncertain') return 'uncertain'
  return 'providerId' in outcome ? 'sent' : 'failed'
}

function read(outcome: Outcome, name: 'providerId' | 'failure'): string | null {
  if (outcome === 'uncertain') return null
  const entries: Record<string, string> = outcome
  return entries[name] ?? null
}
