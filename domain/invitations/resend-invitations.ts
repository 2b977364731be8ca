import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { hasTimeLeft, newExpiry } from './expiry'
import type { InvitationSelection } from './input'
import { mailInvitations } from './mail-invitations'
import { selected } from './selected'

/**
 * Mails the selection's invitations again: the same link, good for as long as a new one (I7).
 * Those that ended meanwhile, or whose deletion date has come (D1), are left out of the answer.
 */
export function resendInvitations(
  db: Database,
  actor: Actor,
  selection: InvitationSelection,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    const ids = await extend(tx, actor, selection)
    await mailInvitations(tx, ids, { kind: 'invitation', requestedById: actor.accountId })
    const targets = sql`select unnest(${uuids(ids)})`
    await recordEvents(tx, { actorId: actor.accountId, action: 'invitation.resent', targets })
    return ids
  })
}

async function extend(tx: Transaction, actor: Actor, selection: InvitationSelection) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update invitations i set link_asked_at = null, expires_at = ${newExpiry}
    from platform p
    where ${selected(actor, selection)} and ${hasTimeLeft}
    returning i.id`)
  return rows.map(({ id }) => id)
}
