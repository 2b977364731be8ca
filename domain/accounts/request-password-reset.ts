import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { canonicalAddress } from '@/domain/addresses/policy'
import { recordEvents } from '@/domain/audit/record-events'
import { writeMails } from '@/domain/mail/write-mails'

/** A mailbox is not flooded by whoever types its address. */
const mostAnHour = 3

/** Whoever typed the address; the queue does not know where from. */
const nobody = { accountId: null, origin: null }

/** What `/forgot-password` leaves in the queue, the same for every address (T11). */
export type ResetRequest = { email: string; requestedAt: string }

/**
 * Writes a link of one hour to the person, if the address has an active account: the worker calls it, so
 * that the page neither knows nor takes longer (T11). The same request twice (the queue promises at least
 * once) and several in a row before the worker comes lead to one mail.
 */
export async function requestPasswordReset(db: Database, request: ResetRequest): Promise<void> {
  const reading = canonicalAddress(request.email)
  if (!reading.ok) return
  await db.transaction(async (tx) => {
    const accountId = await lockAccount(tx, reading.address)
    const resetId = accountId ? await openReset(tx, accountId, request.requestedAt) : null
    if (!resetId) return
    await mailReset(tx, resetId)
    const targets = sql`select ${accountId}::uuid`
    await recordEvents(tx, { by: nobody, action: 'account.password_link_asked', targets })
  })
}

/** The lock makes two workers count one after the other. */
async function lockAccount(tx: Transaction, email: string) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from accounts where email = ${email} and status = 'active' for update`)
  return rows[0]?.id ?? null
}

async function openReset(tx: Transaction, accountId: string, requestedAt: string) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into password_resets (account_id, expires_at)
    select ${accountId}, now() + interval '1 hour'
    from (
      select count(*) as count, max(created_at) as latest from password_resets
      where account_id = ${accountId} and created_at > now() - interval '1 hour'
    ) as recent
    where recent.count < ${mostAnHour} and (recent.latest is null or recent.latest < ${requestedAt}::timestamptz)
    returning id`)
  return rows[0]?.id ?? null
}

async function mailReset(tx: Transaction, resetId: string) {
  await writeMails(
    tx,
    sql`
    select 'password_reset'::mail_kind, null::uuid, a.id, a.email, a.language, jsonb_build_object(
      'resetId', r.id::text, 'firstName', a.first_name,
      'expiresAt', to_char(r.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), null::uuid, null::uuid
    from password_resets r join accounts a on a.id = r.account_id where r.id = ${resetId}`,
  )
}
