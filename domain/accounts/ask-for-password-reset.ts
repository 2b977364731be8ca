import type { Database } from '@/db/client'
import { canonicalAddress } from '@/domain/addresses/policy'
import { enqueue } from '@/domain/mail/queue'
import { addressRange } from './address-range'
import { countAttempt, type Limit, minutesTo } from './attempts'

export type ResetOutcome =
  | { ok: true; address: string }
  | { ok: false; code: 'email_wrong'; field: 'email' }
  | { ok: false; code: 'too_many'; minutes: number }

/**
 * Leaves the request for the worker, the same for every address: whether there is an account is looked up
 * where nobody can watch the clock (T11). Limited by neighbourhood only, so that the answer tells nothing.
 */
export async function askForPasswordReset(
  db: Database,
  secret: string,
  { email, from }: { email: string; from: string | null },
): Promise<ResetOutcome> {
  const reading = canonicalAddress(email)
  if (!reading.ok) return { ok: false, code: 'email_wrong', field: 'email' }
  const limit: Limit = { name: 'password reset range', subject: addressRange(from), most: 60, minutes: 15 }
  const until = await countAttempt(db, secret, [limit])
  if (until) return { ok: false, code: 'too_many', minutes: minutesTo(until) }
  await enqueue(db, 'password-reset', [
    { data: { email: reading.address, requestedAt: new Date().toISOString() } },
  ])
  return { ok: true, address: reading.address }
}
