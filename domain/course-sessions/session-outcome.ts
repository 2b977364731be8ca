import type { ListedAddress } from '@/domain/addresses/input'
import type { AddressFault } from '@/domain/addresses/policy'
import type { WrittenInvitations } from '@/domain/invitations/write-invitations'

/** What became of one address that a referent gave (I1, I3). */
export type SessionOutcome = { text: string } & (
  | { outcome: 'enrolled'; address: string; added: boolean }
  | { outcome: 'invited'; address: string; restores: boolean }
  | { outcome: 'added'; address: string }
  | { outcome: 'already_enrolled'; address: string; pending: boolean }
  | { outcome: 'not_permitted'; address: string }
  | { outcome: 'erased_before'; address: string }
  | { outcome: 'twice'; address: string }
  | { outcome: 'invalid'; fault: AddressFault }
)

/** `added`: accounts that became learners of the group by this; `already`: those that were enrolled before. */
type Written = WrittenInvitations & { added: ReadonlySet<string>; already: ReadonlySet<string> }

/** Tells one address of the list what became of it; an account that the referent may not know of is never named (A2). */
export function outcomeInSession(entry: ListedAddress, written: Written): SessionOutcome {
  const { text } = entry
  if (entry.state === 'invalid') return { text, outcome: 'invalid', fault: entry.fault }
  const { address } = entry
  if (entry.state === 'twice') return { text, address, outcome: 'twice' }
  if (written.erased.has(address)) return { text, address, outcome: 'erased_before' }
  const account = written.accounts.get(address)
  const invitation = written.invited.get(address)
  if (invitation?.isNew) return { text, address, outcome: 'invited', restores: account?.status === 'deleted' }
  if (invitation?.enrolled || invitation?.changed) return { text, address, outcome: 'added' }
  if (invitation) return { text, address, outcome: 'already_enrolled', pending: true }
  if (!account?.visible) return { text, address, outcome: 'not_permitted' }
  if (written.already.has(account.id)) return { text, address, outcome: 'already_enrolled', pending: false }
  return { text, address, outcome: 'enrolled', added: written.added.has(account.id) }
}
