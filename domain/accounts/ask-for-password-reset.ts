import { sql } from 'drizzle-orm'
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
    { data: { email: reading.address, requestedAt: await readClock(db) } },
  ])
  return { ok: true, address: reading.address }
}

/** The worker compares it with moments of the database, whose clock decides (F09). */
async function readClock(db: Database): Promise<string> {
  const { rows } = await db.execute<{ now: string }>(sql`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`)
  return rows[0]?.now ?? ''
}
