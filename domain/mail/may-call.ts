import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { type Claim, goodFor } from './claim-batch'
import type { Slot } from './gate'
import type { MailTrouble } from './policy'

export type Leave =
  | { state: 'go' }
  | { state: 'lost' }
  | { state: 'closed'; seconds: number; reason: MailTrouble }

/**
 * Asked right before the call: whether the attempt is still the newest, the batch open and its key good, and no
 * pause has begun since the call was reserved. A worker that slept past its lease does not send again (F13).
 */
export async function mayCall(
  db: Executor,
  { batchId, attempt }: Pick<Claim, 'batchId' | 'attempt'>,
  { probe }: Slot,
): Promise<Leave> {
  const { rows } = await db.execute<{ mine: boolean; seconds: number; reason: MailTrouble | null }>(sql`
    select coalesce(b.attempts = ${attempt} and b.settled_at is null
        and b.unanswered_since > now() - ${goodFor}, false) as mine,
      greatest(0, extract(epoch from g.paused_until - clock_timestamp()))::float8 as seconds,
      g.pause_reason as reason
    from mail_gate g left join mail_batches b on b.id = ${batchId}`)
  const [row] = rows
  if (!row?.mine) return { state: 'lost' }
  // Leave is asked for a moment before the call: a pause that ends by then does not stop it.
  if (probe || row.seconds < 0.05) return { state: 'go' }
  return { state: 'closed', seconds: row.seconds, reason: row.reason ?? 'rate_limited' }
}
