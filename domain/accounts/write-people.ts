import type { Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { canonicalAddress } from '@/domain/addresses/policy'
import { findErased, forgetErased } from '@/domain/invitations/erased-addresses'
import type { LinkKeys } from '@/domain/links/token'
import { findTaken, insertAccounts, restoreAccounts, type Taken, type Written } from './creation-statements'
import { endAccess } from './end-access'
import type { Newcomer } from './newcomer'

/** What the list met, by login: accounts that were there, people who asked not to be written to, and what was written. */
export type Met = {
  taken: ReadonlyMap<string, Taken>
  erased: ReadonlySet<string>
  created: ReadonlyMap<string, Written>
  restored: ReadonlyMap<string, Written>
}

/** `groupIds`: where one asks whether who is there already is. `evenIfErased`: as `CreationInput` has it. */
export type Meeting = { groupIds?: readonly string[]; evenIfErased?: readonly string[] }

/** Writes the accounts of those who can have one; restored ones begin anew: nothing of before signs in (T07). */
export async function writePeople(
  tx: Transaction,
  keys: LinkKeys,
  actor: Actor,
  people: readonly Newcomer[],
  { groupIds = [], evenIfErased = [] }: Meeting,
): Promise<Met> {
  const taken = await findTaken(tx, actor, groupIds, people)
  const returning = people.flatMap((person) => {
    const account = taken.get(person.login)
    const comesBack = person.restore && account?.status === 'deleted' && account.theirs
    return comesBack ? [{ ...person, id: account.id }] : []
  })
  const free = people.filter(({ login }) => !taken.has(login))
  const erased = await askErased(tx, keys, evenIfErased, [...free, ...returning])
  const wanted = ({ login }: Newcomer) => !erased.has(login)
  const created = await insertAccounts(tx, actor, free.filter(wanted))
  const restored = await restore(tx, returning.filter(wanted))
  return { taken, erased, created: byLogin(created), restored: byLogin(restored) }
}

const byLogin = (written: readonly Written[]) => new Map(written.map((one) => [one.login, one]))

async function restore(tx: Transaction, people: (Newcomer & { id: string })[]) {
  if (people.length === 0) return []
  const loginOf = new Map(people.map(({ id, login }) => [id, login]))
  const restored = (await restoreAccounts(tx, people)).map((one) => ({
    ...one,
    // The one that was typed, where they have two.
    login: loginOf.get(one.id) ?? one.login,
  }))
  await endAccess(
    tx,
    restored.map(({ id }) => id),
  )
  return restored
}

/** Those who asked not to be written to any more, unless they get an account on purpose, as inviting has it. */
async function askErased(
  tx: Transaction,
  keys: LinkKeys,
  evenIfErased: readonly string[],
  people: readonly Newcomer[],
): Promise<Set<string>> {
  const emails = people.flatMap(({ email }) => email ?? [])
  const erased = await findErased(tx, keys, emails)
  const onPurpose = evenIfErased.flatMap((text) => {
    const reading = canonicalAddress(text)
    return reading.ok && erased.delete(reading.address) ? [reading.address] : []
  })
  if (onPurpose.length > 0) await forgetErased(tx, keys, onPurpose)
  return erased
}
