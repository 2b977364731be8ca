import type { Actor } from '@/domain/access/actor'

/*
 * What speaks against a deed on an account that the actor may know of. Pure: the page asks what the use cases hold to.
 */

/** What decides: `managed` is `managedAccount`. */
export type AccountFacts = { id: string; status: 'active' | 'deleted'; isOwner: boolean; managed: boolean }

const isSelf = (actor: Actor, { id }: AccountFacts) => actor.accountId === id

/** The person can do something about neither: it is not theirs, or no longer there. */
export function whyNotChange(account: AccountFacts): 'not_yours' | 'deleted' | null {
  if (!account.managed) return 'not_yours'
  return account.status === 'deleted' ? 'deleted' : null
}

/**
 * Nobody ends their own account by accident, and a platform without its owner is nobody's. The same holds for the day
 * of deletion: whose account ends on it does not choose it (D1).
 */
export function whyNotDelete(
  actor: Actor,
  account: AccountFacts,
): 'not_yours' | 'deleted' | 'owner' | 'yourself' | null {
  if (!account.managed) return 'not_yours'
  if (account.isOwner) return 'owner'
  return isSelf(actor, account) ? 'yourself' : whyNotChange(account)
}

export function whyNotRestore(account: AccountFacts): 'not_yours' | 'active' | null {
  if (!account.managed) return 'not_yours'
  return account.status === 'active' ? 'active' : null
}
