import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'

/** Others of those asked for are not the actor's, or no longer there, and left out (A2). */
export type PasswordLinkOutcome = {
  accountId: string
  outcome: 'link' | 'credentials' | 'no_mailbox' | 'undeliverable'
}

/** Signature only; the work follows. */
export async function sendPasswordLink(
  _db: Database,
  _actor: Actor,
  _accountIds: readonly string[],
): Promise<PasswordLinkOutcome[]> {
  return []
}
