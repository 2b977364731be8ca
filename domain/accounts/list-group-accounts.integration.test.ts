import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { accountFilter, accountsPageSize, listGroupAccounts } from './list-group-accounts'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const list = async (person: Cast, groupId: string, filter = {}, after = null) =>
  listGroupAccounts(db, await actorOf(db, platform.people[person]), groupId, filter, after)
const names = async (person: Cast, groupId: string, filter = {}) =>
  (await list(person, groupId, filter))?.accounts.map(({ lastName }) => lastName)

test('A2 T13 only who administers the users of the group; for others it is an unknown id', async () => {
  const { Lyon, Siège } = platform.groups
  const unknown = '00000000-0000-7000-8000-000000000000'
  for (const person of ['coach', 'author', 'learner', 'outsider'] as const) {
    expect(await list(person, Lyon)).toEqual(await list(person, unknown))
  }
  expect(await list('groupAdmin', Siège)).toBeNull()
  expect(await names('userAdmin', Lyon)).toEqual(['Diallo', 'Fontaine', 'Haddad', 'Kowalski', 'Le Goff'])
  expect(await names('groupAdmin', Lyon)).toHaveLength(5)
})

test('G3 a propagated role says which group it comes through', async () => {
  const people = (await list('platformAdmin', platform.groups.France))?.accounts
  expect(people).toMatchObject([
    { lastName: 'Fontaine', roles: [{ role: 'learner', through: { name: 'Lyon' } }] },
  ])
})

test('A2 a group that one does not see lends its name to no role', async () => {
  const { France, Lyon } = platform.groups
  const [person] = await createAccounts(db, [{ firstName: 'Ugo', lastName: 'Blanc' }])
  if (!person) throw new Error('no account')
  await createMemberships(db, [{ accountId: person.id, groupId: France, role: 'user_admin' }])
  const listed = await listGroupAccounts(db, await actorOf(db, person), France, {}, null)
  expect(listed?.accounts.find(({ lastName }) => lastName === 'Fontaine')?.roles).toEqual([
    { role: 'learner', through: { id: Lyon, name: null } },
  ])
})

test('is narrowed by role and by every word of a search, in names and addresses', async () => {
  const { Lyon } = platform.groups
  expect(await names('groupAdmin', Lyon, { role: 'coach' })).toEqual(['Haddad'])
  expect(await names('groupAdmin', Lyon, { q: 'fontaine LÉA' })).toEqual(['Fontaine'])
  expect(await names('groupAdmin', Lyon, { q: 'awa.diallo@' })).toEqual(['Diallo'])
  expect(await names('groupAdmin', Lyon, { q: '%' })).toEqual([])
  expect(accountFilter.parse({ role: 'king', q: 3 })).toEqual({})
})

test('deleted accounts are not listed, and pages follow one another without gap', async () => {
  const { Lille } = platform.groups
  const many = await createAccounts(
    db,
    Array.from({ length: accountsPageSize + 5 }, (_, n) => ({
      firstName: 'Camille',
      lastName: 'Martin',
      email: `camille.martin.${n}@exemple.example`,
      ...(n === 0 && { deletedAt: new Date() }),
    })),
  )
  await createMemberships(
    db,
    many.map(({ id }) => ({ accountId: id, groupId: Lille })),
  )
  const actor = await actorOf(db, platform.people.owner)
  const first = await listGroupAccounts(db, actor, Lille, {}, null)
  const second = await listGroupAccounts(db, actor, Lille, {}, first?.next ?? null)
  const ids = [...(first?.accounts ?? []), ...(second?.accounts ?? [])].map(({ id }) => id)
  expect(new Set(ids)).toEqual(new Set(many.slice(1).map(({ id }) => id)))
  expect([first?.accounts.length, second?.accounts.length, second?.next]).toEqual([accountsPageSize, 4, null])
})
