import { sql } from 'drizzle-orm'
import { brokenConstraint } from '@/db/broken-constraint'
import type { Database, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { holdForInviting } from '@/domain/addresses/hold-addresses'
import { canonicalAddress } from '@/domain/addresses/policy'
import { recordEvents } from '@/domain/audit/record-events'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { findErased } from './erased-addresses'
import { hasTimeLeft, newExpiry } from './expiry'
import type { AddressCorrection } from './input'
import { mailInvitations } from './mail-invitations'
import { givesAll } from './promises'
import { selected } from './selected'

export type CorrectionRefusal =
  | 'not_found'
  | 'invalid_address'
  | 'same_address'
  | 'already_active'
  | 'already_invited'
  | 'erased_before'
  | 'beyond_yours'

/**
 * Sends a pending invitation to another address: groups, roles and session stay, the old link is dead and the
 * one to the new address is the only live one (I7, T08). Refused when it promises more than the actor may give:
 * they could otherwise turn somebody's invitation to a mailbox of their own (A1, T12).
 */
export async function correctAddress(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  { invitationId, email }: AddressCorrection,
): Promise<Result<{ email: string }, CorrectionRefusal>> {
  const reading = canonicalAddress(email)
  if (!reading.ok) return refused('invalid_address')
  const { address } = reading
  try {
    return await db.transaction(async (tx) => {
      await holdForInviting(tx)
      const found = await lock(tx, actor, invitationId)
      if (!found) return refused('not_found')
      if (!(await givesAll(tx, actor, found.id))) return refused('beyond_yours')
      if (found.email === address) return refused('same_address')
      if ((await findErased(tx, keys, [address])).size > 0) return refused('erased_before')
      await change(tx, found.id, address)
      await mailInvitations(tx, [found.id], { kind: 'invitation', requestedById: actor.accountId })
      const targets = sql`select ${found.id}::uuid`
      await recordEvents(tx, { by: actor, action: 'invitation.corrected', targets })
      return done({ email: address })
    })
  } catch (error) {
    if (error instanceof AlreadyActive) return refused('already_active')
    // Two who give one address at once: the index lets one through, and the other is told (F07).
    if (brokenConstraint(error) === 'invitations_one_live_per_address') return refused('already_invited')
    throw error
  }
}

/** Racers wait here: who comes after an end finds nothing, and is told so (F08). */
async function lock(tx: Transaction, actor: Actor, invitationId: string) {
  const { rows } = await tx.execute<{ id: string; email: string }>(sql`
    select i.id, i.email from invitations i cross join platform p
    where ${selected(actor, { ids: [invitationId] })} and ${hasTimeLeft} for update of i`)
  return rows[0]
}

/** Whether the address is anybody's is asked after the write, which waits for those who are just taking it (E1). */
async function change(tx: Transaction, id: string, address: string) {
  await tx.execute(sql`
    update invitations i set email = ${address}, link_version = i.link_version + 1, expires_at = ${newExpiry},
      link_asked_at = null, link_asked_told_at = null, undelivered_at = null, reminders_sent = 0,
      next_reminder_at = now() + make_interval(days => i.reminder_days[1])
    from platform p where i.id = ${id} and i.status = 'pending'`)
  const { rows } = await tx.execute(sql`select from accounts where email = ${address} and status = 'active'`)
  if (rows.length > 0) throw new AlreadyActive()
}

/** Thrown so that what was written is undone. */
class AlreadyActive extends Error {}
