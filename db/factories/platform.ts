import type { Executor } from '@/db/client'
import type { Role } from '@/domain/access/roles'
import { type AccountRow, type CreatedAccount, createAccounts } from './accounts'
import { createGroups, type NamesIn } from './groups'
import { createMemberships } from './memberships'

/** Siège is a private branch beside France; what is under Lyon climbs to the platform group, Direction does not. */
const tree = {
  name: 'Plateforme',
  visibility: 'private',
  below: [
    {
      name: 'France',
      visibility: 'public',
      below: [
        {
          name: 'Lyon',
          visibility: 'public',
          below: [
            { name: 'Lyon-Direction', visibility: 'private' },
            { name: 'Lyon-Ventes', visibility: 'public' },
          ],
        },
        { name: 'Lille', visibility: 'public' },
      ],
    },
    { name: 'Siège', visibility: 'private', below: [{ name: 'Atelier', visibility: 'public' }] },
  ],
} as const

/** One person of each kind of right, and where it holds. The owner's rights come from being owner alone. */
const cast = {
  owner: { firstName: 'Odile', lastName: 'Marchand', group: 'Plateforme', role: 'learner' },
  platformAdmin: { firstName: 'Paul', lastName: 'Nguyen', group: 'Plateforme', role: 'admin' },
  groupAdmin: { firstName: 'Gaëlle', lastName: 'Le Goff', group: 'Lyon', role: 'admin' },
  userAdmin: { firstName: 'Ursula', lastName: 'Kowalski', group: 'Lyon', role: 'user_admin' },
  coach: { firstName: 'Karim', lastName: 'Haddad', group: 'Lyon', role: 'coach' },
  author: { firstName: 'Awa', lastName: 'Diallo', group: 'Lyon', role: 'author' },
  learner: { firstName: 'Léa', lastName: 'Fontaine', group: 'Lyon', role: 'learner' },
  outsider: { firstName: 'Sven', lastName: 'Lindqvist', group: 'Siège', role: 'admin' },
} satisfies Record<string, AccountRow & { group: NamesIn<typeof tree>; role: Role }>

export type Cast = keyof typeof cast
export type Platform = {
  groups: Record<NamesIn<typeof tree>, string>
  people: Record<Cast, CreatedAccount>
}

/**
 * A small platform for tests, on an empty database: Plateforme (private) › France › Lyon › Lyon-Direction (private)
 * and Lyon-Ventes, France › Lille, Plateforme › Siège (private) › Atelier; and a person of each right.
 */
export async function createPlatform(
  db: Executor,
  { passwordHash }: { passwordHash?: string } = {},
): Promise<Platform> {
  const groups = await createGroups(db, tree)
  const keys = Object.keys(cast) as Cast[]
  const created = await createAccounts(
    db,
    keys.map((key) => {
      const { firstName, lastName } = cast[key]
      return { firstName, lastName, isOwner: key === 'owner', ...(passwordHash && { passwordHash }) }
    }),
  )
  await createMemberships(
    db,
    created.map(({ id }, at) => {
      const { group, role } = cast[keys[at] as Cast]
      return { accountId: id, groupId: groups[group], role }
    }),
  )
  const people = Object.fromEntries(created.map((account, at) => [keys[at], account]))
  return { groups, people: people as Record<Cast, CreatedAccount> }
}
