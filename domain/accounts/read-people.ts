import { canonicalAddress } from '@/domain/addresses/policy'
import type { NameFault, PersonFault, PersonToCreate } from './creation'
import { personName } from './input'
import { canonicalUserName } from './policy'

/** Somebody who could be created: names in order, and one login in its canonical form (I4). */
export type ReadPerson = {
  at: number
  firstName: string
  lastName: string
  login: string
  email: string | null
  userName: string | null
  /** Whether a deleted account of the login comes back (E2). */
  restore: boolean
}
export type ListedPerson =
  | ({ state: 'valid' } & ReadPerson)
  | { at: number; state: 'twice' }
  | { at: number; state: 'invalid'; fault: PersonFault }

type Reading<Value> = { ok: true; value: Value } | { ok: false; fault: PersonFault }

/** Reads a list of people; of one login that is there twice, the first counts. */
export function readPeople(people: readonly PersonToCreate[]): ListedPerson[] {
  const seen = new Set<string>()
  return people.map((person, at) => {
    const reading = readPerson(person)
    if (!reading.ok) return { at, state: 'invalid', fault: reading.fault }
    const { login } = reading.value
    if (seen.has(login)) return { at, state: 'twice' }
    seen.add(login)
    return { at, state: 'valid', ...reading.value }
  })
}

function readPerson(person: PersonToCreate): Reading<Omit<ReadPerson, 'at'>> {
  const firstName = readName(firstNames, person.firstName)
  if (!firstName.ok) return firstName
  const lastName = readName(lastNames, person.lastName)
  if (!lastName.ok) return lastName
  const login = readLogin(person)
  if (!login.ok) return login
  const { restore = false } = person
  return {
    ok: true,
    value: { firstName: firstName.value, lastName: lastName.value, ...login.value, restore },
  }
}

function readLogin(person: PersonToCreate): Reading<Pick<ReadPerson, 'login' | 'email' | 'userName'>> {
  if ('email' in person) {
    const reading = canonicalAddress(person.email)
    if (!reading.ok) return reading
    return { ok: true, value: { login: reading.address, email: reading.address, userName: null } }
  }
  const reading = canonicalUserName(person.userName)
  if (!reading.ok) return reading
  return { ok: true, value: { login: reading.userName, email: null, userName: reading.userName } }
}

const firstNames = personName('first_name_missing')
const lastNames = personName('last_name_missing')

/** As the form reads them; its messages are the codes. */
function readName(names: typeof firstNames, text: string): Reading<string> {
  const parsed = names.safeParse(text)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, fault: parsed.error.issues[0]?.message as NameFault }
}

type Logins = { email: string | null; userName: string | null }

/** Accounts by what their people sign in with: an address, a user name, or both. An address is never a user name. */
export const byLogins = <Account extends Logins>(accounts: readonly Account[]): Map<string, Account> =>
  new Map(
    accounts.flatMap((account) =>
      [account.email, account.userName].flatMap((login) => (login === null ? [] : [[login, account]])),
    ),
  )
