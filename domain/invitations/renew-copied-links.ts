import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'

/**
 * A link that somebody else copied must not come to open what they may not give: adding to its invitation
 * kills it (T12). Answers the invitations whose person needs a mail with the new link. One statement.
 */
export async function renewCopiedLinks(
  tx: Transaction,
  actor: Actor,
  invitationIds: readonly string[],
): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update invitations i set link_version = link_version + 1
    where i.id = any(${uuids(invitationIds)}) and exists (
      select from audit_events e
      where e.target_id = i.id and e.action = 'invitation.link_copied' and e.actor_id <> ${actor.accountId})
    returning i.id`)
  return rows.map(({ id }) => id)
}
