import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createGroups } from '@/db/factories/groups'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import type { Actor } from '@/domain/access/actor'
import { roles } from '@/domain/access/roles'
import type { Person } from './authorization-oracle'

const tree = {
  name: 'p',
  visibility: 'private',
  below: [
    {
      name: 'france',
      visibility: 'public',
      below: [
        { name: 'lyon', visibility: 'public', below: [{ name: 'direction', visibility: 'private' }] },
        { name: 'lille', visibility: 'public' },
      ],
    },
    { name: 'siege', visibility: 'private', below: [{ name: 'atelier', visibility: 'public' }] },
  ],
} as const

/** The groups by name, as the oracle writes them. */
export const paths = {
  p: '',
  france: 'france',
  lyon: 'france/lyon',
  direction: 'france/lyon/direction',
  lille: 'france/lille',
  siege: 'siege',
  atelier: 'siege/atelier',
} as const
export type Name = keyof typeof paths
export const names = Object.keys(paths) as Name[]
/** Somebody who acts: their rights in the oracle's words, and as the product knows them. */
export type Subject = { person: Person; actor: Actor; label: string }

export type AuthorizationGround = { groups: Record<Name, string>; subjects: Subject[]; ownerId: string }

/** A tree with public and private branches, the owner, somebody without a group, and a person for every role in every group. */
export async function layAuthorizationGround(db: Database): Promise<AuthorizationGround> {
  const groups = await createGroups(db, tree)
  const places = names.flatMap((at) => roles.map((role) => ({ at, role })))
  const created = await createAccounts(db, [
    { firstName: 'O', lastName: 'Owner', isOwner: true },
    { firstName: 'N', lastName: 'Nobody' },
    ...places.map(({ at, role }) => ({ firstName: at, lastName: role })),
  ])
  const idOf = (at: number) => created[at]?.id ?? ''
  await createMemberships(
    db,
    places.map(({ at, role }, n) => ({ accountId: idOf(n + 2), groupId: groups[at], role })),
  )
  const people: Person[] = [
    { owner: true, holds: {} },
    { owner: false, holds: {} },
    ...places.map(({ at, role }) => ({ owner: false, holds: { [paths[at]]: [role] } })),
  ]
  const subjects = await Promise.all(
    people.map(async (person, n) => {
      const label = `${created[n]?.firstName} ${created[n]?.lastName}`
      return { person, actor: await actorOf(db, { id: idOf(n) }), label }
    }),
  )
  return { groups, subjects, ownerId: idOf(0) }
}
