import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import type { InvitationSelection } from './input'
import { selected } from './selected'

/**
 * Cancels the pending invitations of the selection that are the actor's; their links are dead at once (I7).
 * Answers which ones: others were accepted or cancelled meanwhile, or are not the actor's (A2).
 */
export function cancelInvitations(
  db: Database,
  actor: Actor,
  selection: InvitationSelection,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    // Guarded by the status it comes from: an acceptance that committed first wins, and is left alone (F08).
    const { rows } = await tx.execute<{ id: string }>(sql`
      update invitations i set status = 'cancelled', ended_at = now(), ended_by_id = ${actor.accountId}
      where ${selected(actor, selection)}
      returning i.id`)
    const ids = rows.map(({ id }) => id)
    const targets = sql`select unnest(${uuids(ids)})`
    await recordEvents(tx, { by: actor, action: 'invitation.cancelled', targets })
    return ids
  })
}
