import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'

/** What can happen. The words are the audit's own; screens translate them. */
export type AuditAction =
  | 'invitation.created'
  | 'invitation.extended'
  | 'invitation.resent'
  | 'invitation.cancelled'
  | 'invitation.approved'
  | 'invitation.link_copied'
  | 'invitation.link_asked'
  | 'invitation.accepted'
  | 'invitation.corrected'
  | 'invitation.activated_for'
  | 'invitation.erased'
  | 'invitation.purged'
  | 'account.added_to_group'
  | 'account.password_reset'
  | 'platform.changed'

/**
 * Writes one event for each target, in the transaction of the deed. `details` is an SQL expression or an
 * object that holds for all of them; it never contains a secret or a token. No actor: somebody
 * without an account, or time.
 */
export async function recordEvents(
  tx: Transaction,
  event: { actorId: string | null; action: AuditAction; targets: SQL; details?: Record<string, unknown> },
): Promise<void> {
  await tx.execute(sql`
    insert into audit_events (actor_id, action, target_id, details)
    select ${event.actorId}::uuid, ${event.action}, target.id, ${JSON.stringify(event.details ?? {})}::jsonb
    from (${event.targets}) as target (id)`)
}
