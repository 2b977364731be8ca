import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { administersUsersOf } from '@/domain/access/policy'
import { type AccountFilter, accountFilter } from './filter'
import { isAmongMembers, matchingAccount } from './matching'
import { knownAccount, managedAccount } from './scope'
import type { AccountFacts } from './why-not'

/** Some accounts: those that were ticked or the one whose page is open, or all of a group that match what its list is narrowed to. */
export const accountSelection = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(1000) }),
  z.object({ groupId: z.uuid(), matching: accountFilter }),
])
export type AccountSelection = { ids: readonly string[] } | { groupId: string; matching: AccountFilter }

/** The condition that the account `a` is one of the selection, and one that the actor may know of (A2, T13). */
export function selectedAccounts(actor: Actor, selection: AccountSelection): SQL {
  if ('ids' in selection) return sql`a.id = any(${uuids(selection.ids)}) and ${knownAccount(actor)}`
  const { groupId, matching } = selection
  if (!administersUsersOf(actor, groupId)) return sql`false`
  return matchingAccount(actor, groupId, matching, isAmongMembers(groupId, matching))
}

/**
 * Holds the selected accounts for a deed and tells what decides about each. The lock comes first and alone: who waited
 * for it must see what the one before has done, memberships and sign-ins included, and one statement sees only what
 * was there when it began (F08). In one order, so that two lists never wait for each other. Two statements.
 */
export async function lockSelected(
  tx: Transaction,
  actor: Actor,
  selection: AccountSelection,
): Promise<AccountFacts[]> {
  const { rows: held } = await tx.execute<{ id: string }>(sql`
    select a.id from accounts a where ${selectedAccounts(actor, selection)} order by a.id for no key update`)
  const ids = held.map(({ id }) => id)
  const { rows } = await tx.execute<AccountFacts>(sql`
    select a.id, a.status, a.is_owner as "isOwner", ${managedAccount(actor)} as managed
    from accounts a where a.id = any(${uuids(ids)}) and ${knownAccount(actor)} order by a.id`)
  return rows
}

/** To whom a deed was done, and who was left out and why. */
export type Answer<Why extends string> = { done: string[]; leftOut: { accountId: string; why: Why }[] }

/** Parts the selection by what speaks against the deed. Whom the actor may not know of is left out like an unknown id (A2). */
export function part<Why extends string>(
  selection: AccountSelection,
  known: readonly AccountFacts[],
  whyNot: (account: AccountFacts) => Why | null,
): Answer<Why | 'not_found'> {
  const answer: Answer<Why | 'not_found'> = { done: [], leftOut: [] }
  const met = new Set(known.map(({ id }) => id))
  for (const accountId of new Set('ids' in selection ? selection.ids : [])) {
    if (!met.has(accountId)) answer.leftOut.push({ accountId, why: 'not_found' })
  }
  for (const account of known) {
    const why = whyNot(account)
    if (why) answer.leftOut.push({ accountId: account.id, why })
    else answer.done.push(account.id)
  }
  return answer
}
