import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { undeliverable } from '@/domain/mail/undeliverable'
import { hasTimeLeft, newExpiry } from './expiry'
import type { InvitationSelection } from './input'
import { mailInvitations } from './mail-invitations'
import { selected } from './selected'

/**
 * Mails the selection's invitations again: the same link, good for as long as a new one (I7).
 * Those that ended meanwhile, whose deletion date has come (D1), or whose address no mail reaches any more, are
 * left out of the answer.
 */
export function resendInvitations(
  db: Database,
  actor: Actor,
  selection: InvitationSelection,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    const ids = await extend(tx, actor, selection)
    const courseSessionId = 'courseSessionId' in selection ? selection.courseSessionId : null
    await mailInvitations(tx, ids, { kind: 'invitation', requestedById: actor.accountId, courseSessionId })
    const targets = sql`select unnest(${uuids(ids)})`
    await recordEvents(tx, { by: actor, action: 'invitation.resent', targets })
    return ids
  })
}

/** How many of the selection no mail reaches: what the answer of `resendInvitations` leaves to be explained. */
export async function countUndeliverable(
  db: Database,
  actor: Actor,
  selection: InvitationSelection,
): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from invitations i
    where ${selected(actor, selection)} and ${undeliverable(sql`i.email`)}`)
  return rows[0]?.n ?? 0
}

async function extend(tx: Transaction, actor: Actor, selection: InvitationSelection) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update invitations i set link_asked_at = null, expires_at = ${newExpiry}
    from platform p
    where ${selected(actor, selection)} and ${hasTimeLeft} and not ${undeliverable(sql`i.email`)}
    returning i.id`)
  return rows.map(({ id }) => id)
}
