import type { KnownAccount } from '@/domain/accounts/find-accounts'
import type { ListedAddress } from '@/domain/addresses/input'
import type { Outcome } from './outcome'

/** `enrolled`: whether this gave it a place in the session. */
export type Invited = { isNew: boolean; changed: boolean; enrolled: boolean }

/** Tells one address of the list what became of it (I1); an account that the actor may not see is never named (E1, A2). */
export function outcomeOf(
  entry: ListedAddress,
  invited: ReadonlyMap<string, Invited>,
  accounts: ReadonlyMap<string, KnownAccount>,
  erased: ReadonlySet<string>,
): Outcome {
  const { text } = entry
  if (entry.state === 'invalid') return { text, outcome: 'invalid', fault: entry.fault }
  const { address } = entry
  if (entry.state === 'twice') return { text, address, outcome: 'twice' }
  if (erased.has(address)) return { text, address, outcome: 'erased_before' }
  const account = accounts.get(address)
  const invitation = invited.get(address)
  if (invitation?.isNew) return { text, address, outcome: 'invited', restores: account?.status === 'deleted' }
  if (invitation) return { text, address, outcome: 'added', changed: invitation.changed }
  if (!account?.visible) return { text, address, outcome: 'not_permitted' }
  return { text, address, outcome: 'already_active', accountId: account.id, inGroup: account.inGroup }
}
