import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { addressOf, type CreatedAccount, createAccounts } from '../factories/accounts'
import { createMemberships } from '../factories/memberships'
import type { ValuesOf } from './fields'
import { type CompanyGroup, companyDomain, companyName } from './groups'
import { companyPeople, type DemoKey, type Person } from './people'

export type SeededPerson = CreatedAccount & { key: DemoKey | undefined; group: CompanyGroup }

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** One moment for all of the demonstration: what happened together has the same time. */
const seeded = Date.now()

/** Towards the end of a working morning, so that lists of the demonstration do not all say midnight. */
export const daysAgo = (days: number) => new Date(seeded - days * DAY - (days % 7) * 1_260_000)

/** The people of the company with their seats and memberships, in the order of the list. */
export async function insertPeople(
  tx: Transaction,
  groups: Record<CompanyGroup, string>,
  passwordHash: string,
  valuesOf: ValuesOf,
): Promise<SeededPerson[]> {
  const created = await createAccounts(
    tx,
    companyPeople.map((person, at) => ({
      ...accountOf(person, passwordHash),
      lastSignInAt: lastSeen(person, at),
      customValues: valuesOf({ group: mainGroup(person), since: daysAgo(person.since), at }),
    })),
  )
  const people = created.map((account, at) => seededAs(account, companyPeople[at]))
  await createMemberships(
    tx,
    companyPeople.flatMap(({ roles }, at) =>
      roles.map(({ group, role }) => ({ accountId: people[at]?.id ?? '', groupId: groups[group], role })),
    ),
  )
  // People joined their groups on the day that they came, not on the day of the demonstration.
  await tx.execute(
    sql`update memberships m set created_at = a.created_at from accounts a where a.id = m.account_id`,
  )
  return people
}

const seededAs = (account: CreatedAccount, person: Person | undefined): SeededPerson => ({
  ...account,
  key: person?.key,
  group: mainGroup(person),
})

const mainGroup = (person: Person | undefined) => person?.roles[0]?.group ?? companyName

function accountOf(person: Person, passwordHash: string) {
  const { firstName, lastName, since, key, deleted, leaves, language } = person
  return {
    firstName,
    lastName,
    email: addressOf(firstName, lastName, companyDomain),
    passwordHash,
    isOwner: key === 'owner',
    createdAt: daysAgo(since),
    // The first people were created by the company itself; those who came later were invited.
    seatReason: since > 600 ? ('created' as const) : ('first_login' as const),
    ...(language && { language }),
    ...(deleted && { deletedAt: daysAgo(deleted) }),
    ...(leaves && { deletionDate: inDays(leaves) }),
  }
}

/** How many days ago people were there last: most of them lately, some long ago. */
const absences = [0, 2, 1, 6, 0, 12, 3, 1, 41, 5, 0, 9, 2, 27, 1, 104, 4]

/** Never before the day that they came, or after they left; not all at the same minute. */
function lastSeen({ since, deleted = 0 }: Person, at: number): Date {
  const days = deleted + (absences[at % absences.length] ?? 0)
  return days < since ? new Date(daysAgo(days).getTime() - at * 7 * MINUTE) : daysAgo(since)
}

/** A calendar day to come. */
export const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
