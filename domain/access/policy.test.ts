import { expect, test } from 'vitest'
import { groupVisible, invitationAllowed, type Person, rolesAllowed } from '@/tests/authorization-oracle'
import type { Actor } from './actor'
import { groupsWithInvitations, mayGive, mayInviteInto, rolesToGive, seesBilling, seesGroup } from './policy'
import { type Role, roles } from './roles'

const groups = [
  '',
  'france',
  'france/lyon',
  'france/lyon/direction',
  'france/lille',
  'siege',
  'siege/atelier',
]
const roleSets = Array.from({ length: 2 ** roles.length }, (_, bits) =>
  roles.filter((_role, at) => bits & (1 << at)),
)

function asActor({ owner, holds }: Person): Actor {
  const rolesIn = new Map(Object.entries(holds).map(([path, held]) => [path, new Set(held as Role[])]))
  const heads = groups.filter((path) => rolesIn.get(path)?.has('admin'))
  const below = groups.filter((path) => heads.some((head) => path === head || path.startsWith(`${head}/`)))
  const isPlatformAdmin = owner || heads.includes('')
  const name = {
    accountId: 'a',
    firstName: 'A',
    lastName: 'B',
    login: 'a@b.fr',
    origin: null,
    timeZone: 'Europe/Paris',
  }
  return { ...name, language: 'fr', isOwner: owner, isPlatformAdmin, adminOf: new Set(below), rolesIn }
}

/** Everybody who holds one set of roles in one group, and another role in a second one. */
function* everybody(): Generator<Person> {
  yield { owner: true, holds: {} }
  yield { owner: false, holds: {} }
  for (const at of groups) {
    for (const held of roleSets) {
      yield { owner: false, holds: { [at]: held } }
      yield {
        owner: false,
        holds: { [at]: held, 'france/lille': at === 'france/lille' ? held : ['user_admin'] },
      }
    }
  }
}

test('T12 the policy gives to nobody more, nor less, than the table of DOMAIN', () => {
  let compared = 0
  for (const person of everybody()) {
    const actor = asActor(person)
    for (const target of groups) {
      const allowed = rolesAllowed(person, target)
      expect([...rolesToGive(actor, target)].sort(), JSON.stringify({ person, target })).toEqual(
        [...allowed].sort(),
      )
      expect(mayInviteInto(actor, target)).toBe(allowed.length > 0)
      for (const role of roles) expect(mayGive(actor, target, role)).toBe(allowed.includes(role))
      if (Object.values(person.holds).every((held) => held.length > 0)) {
        expect(seesGroup(actor, target)).toBe(groupVisible(person, target))
      }
      compared += roles.length + 3
    }
  }
  expect(compared).toBeGreaterThan(2000)
})

test('T12 an invitation is managed by those who have one of its groups, and by nobody else', () => {
  for (const person of everybody()) {
    const scope = groupsWithInvitations(asActor(person))
    for (const target of groups) {
      const managed = scope === 'all' || (scope !== 'none' && scope.includes(target))
      expect(managed, JSON.stringify({ person, target })).toBe(invitationAllowed(person, [target]))
    }
  }
})

test('billing is the owner’s alone', () => {
  expect(seesBilling(asActor({ owner: true, holds: {} }))).toBe(true)
  expect(seesBilling(asActor({ owner: false, holds: { '': ['admin'] } }))).toBe(false)
})
