import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { listVisibleGroups } from './list-visible-groups'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

async function seenBy(person: { id: string }) {
  const groups = await listVisibleGroups(db, await actorOf(db, person))
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]))
  return groups.map(({ name, parentId }) => (parentId ? `${nameOf.get(parentId)} > ${name}` : name))
}
const as = (person: Cast) => seenBy(platform.people[person])

test('A2 the tree holds what one belongs to or administers, and nothing else', async () => {
  expect(await as('groupAdmin')).toEqual(['Lyon', 'Lyon > Lyon-Direction', 'Lyon > Lyon-Ventes'])
  expect(await as('userAdmin')).toEqual(['Lyon'])
  expect(await as('outsider')).toEqual(['Siège', 'Siège > Atelier'])
})

test('G2 a learner sees the groups that they climbed to', async () => {
  expect(await as('learner')).toEqual(['Plateforme', 'Plateforme > France', 'France > Lyon'])
})

test('owner and platform administrators see every group, the control for A2', async () => {
  const everything = [
    'Plateforme',
    'Plateforme > France',
    'France > Lille',
    'France > Lyon',
    'Lyon > Lyon-Direction',
    'Lyon > Lyon-Ventes',
    'Plateforme > Siège',
    'Siège > Atelier',
  ]
  expect(await as('platformAdmin')).toEqual(everything)
  expect(await as('owner')).toEqual(everything)
})

test('A2 a group below one that is not visible stands at the top', async () => {
  const [person] = await createAccounts(db, [{ firstName: 'Inès', lastName: 'Roux' }])
  if (!person) throw new Error('no account')
  await createMemberships(db, [
    { accountId: person.id, groupId: platform.groups['Lyon-Direction'], role: 'coach' },
    { accountId: person.id, groupId: platform.groups.France, role: 'author' },
  ])
  expect(await seenBy(person)).toEqual(['France', 'Lyon-Direction'])
})

test('says where one may invite', async () => {
  const groups = await listVisibleGroups(db, await actorOf(db, platform.people.userAdmin))
  expect(groups).toMatchObject([{ name: 'Lyon', roles: ['user_admin'], mayInvite: true }])
  const learner = await listVisibleGroups(db, await actorOf(db, platform.people.learner))
  expect(learner.some(({ mayInvite }) => mayInvite)).toBe(false)
})
