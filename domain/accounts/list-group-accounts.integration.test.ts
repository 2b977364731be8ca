import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { countGroupAccounts } from './count-group-accounts'
import type { AccountFilter } from './filter'
import { type AccountsRequest, accountsPageSize, listGroupAccounts } from './list-group-accounts'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const list = async (person: Cast, groupId: string, change: Partial<AccountsRequest> = {}) => {
  const request = { groupId, filter: {}, sort: 'name', cursor: null, ...change } as const
  return listGroupAccounts(db, await actorOf(db, platform.people[person]), request)
}
const names = async (person: Cast, groupId: string, filter: AccountFilter = {}) =>
  (await list(person, groupId, { filter }))?.accounts.map(({ lastName }) => lastName)

test('A2 T13 only who administers the users of the group; for others it is an unknown id', async () => {
  const { Lyon, Siège } = platform.groups
  const unknown = '00000000-0000-7000-8000-000000000000'
  for (const person of ['coach', 'author', 'learner', 'outsider'] as const) {
    expect(await list(person, Lyon)).toEqual(await list(person, unknown))
    expect(await countGroupAccounts(db, await actorOf(db, platform.people[person]), Lyon, {})).toBe(0)
  }
  expect(await list('groupAdmin', Siège)).toBeNull()
  expect(await names('userAdmin', Lyon)).toEqual(['Diallo', 'Fontaine', 'Haddad', 'Kowalski', 'Le Goff'])
  expect(await names('groupAdmin', Lyon)).toHaveLength(5)
  expect(await countGroupAccounts(db, await actorOf(db, platform.people.userAdmin), Lyon, {})).toBe(5)
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
  const request = { groupId: France, filter: {}, sort: 'name', cursor: null } as const
  const listed = await listGroupAccounts(db, await actorOf(db, person), request)
  expect(listed?.accounts.find(({ lastName }) => lastName === 'Fontaine')?.roles).toEqual([
    { role: 'learner', through: { id: Lyon, name: null } },
  ])
})

test('is narrowed by role, by where it was given, and by every word of a search', async () => {
  const { Lyon, France } = platform.groups
  expect(await names('groupAdmin', Lyon, { role: 'coach' })).toEqual(['Haddad'])
  expect(await names('groupAdmin', Lyon, { search: 'fontaine LÉA' })).toEqual(['Fontaine'])
  expect(await names('groupAdmin', Lyon, { search: 'awa.diallo@' })).toEqual(['Diallo'])
  expect(await names('groupAdmin', Lyon, { search: '%' })).toEqual([])
  expect(await names('platformAdmin', France, { way: 'propagated' })).toEqual(['Fontaine'])
  expect(await names('platformAdmin', France, { way: 'direct' })).toEqual(['Blanc'])
})

describe('what is private', () => {
  test('A2 additional information and custom fields are told only of accounts that are the actor’s', async () => {
    const { Lyon, Siège } = platform.groups
    const { pool } = { pool: db.$client }
    const people = await createAccounts(db, [
      { firstName: 'Ici', lastName: 'Seulement' },
      { firstName: 'Aussi', lastName: 'Ailleurs' },
    ])
    const [here, also] = people.map(({ id }) => id)
    if (!here || !also) throw new Error('no accounts')
    await createMemberships(db, [
      { accountId: here, groupId: Lyon },
      { accountId: also, groupId: Lyon },
      { accountId: also, groupId: Siège },
    ])
    await pool.query(
      `update accounts set additional_info = 'secret', custom_values = '{"x":"y"}' where id = any($1)`,
      [[here, also]],
    )
    const told = async (person: Cast) =>
      (await list(person, Lyon, { filter: { search: 'seulement' } }))?.accounts
        .concat((await list(person, Lyon, { filter: { search: 'ailleurs' } }))?.accounts ?? [])
        .map(({ additionalInfo, customValues, managed }) => [additionalInfo, customValues, managed])
    const [all, nothing] = [
      ['secret', { x: 'y' }, true],
      ['', {}, false],
    ]
    expect(await told('groupAdmin')).toEqual([all, nothing])
    expect(await told('userAdmin')).toEqual([all, nothing])
    expect(await told('platformAdmin')).toEqual([all, all])
  })

  test('A2 T13 deleted people are listed by who may restore them, in the groups they had', async () => {
    const { Lyon, Lille, Siège } = platform.groups
    const people = await createAccounts(
      db,
      ['Lyon', 'Deux'].map((lastName) => ({ firstName: 'Parti', lastName, deletedAt: new Date() })),
    )
    await db.$client.query(
      `update accounts a set former_group_ids = case last_name when 'Lyon' then array[$1]::uuid[] else array[$1, $2]::uuid[] end
        where id = any($3)`,
      [Lyon, Siège, people.map(({ id }) => id)],
    )
    const gone = { state: 'deleted' } as const
    expect(await names('groupAdmin', Lyon, gone)).toEqual(['Lyon'])
    expect(await names('platformAdmin', Lyon, gone)).toEqual(['Deux', 'Lyon'])
    expect(await names('platformAdmin', Lille, gone)).toEqual([])
    expect(await names('groupAdmin', Siège, gone)).toBeUndefined()
    expect(await names('groupAdmin', Lyon)).not.toContain('Lyon')
  })
})

test('pages follow one another without gap and back, with the same statements for one person as for many', async () => {
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
  const first = await list('owner', Lille)
  const second = await list('owner', Lille, { cursor: first?.next ?? null })
  const ids = [...(first?.accounts ?? []), ...(second?.accounts ?? [])].map(({ id }) => id)
  expect(new Set(ids)).toEqual(new Set(many.slice(1).map(({ id }) => id)))
  expect([first?.accounts.length, second?.accounts.length, second?.next]).toEqual([accountsPageSize, 4, null])
  const back = await list('owner', Lille, { cursor: second?.previous ?? null })
  expect([back?.accounts, back?.previous]).toEqual([first?.accounts, null])
  const actor = await actorOf(db, platform.people.owner)
  const cost = (groupId: string) =>
    countStatements(() => listGroupAccounts(db, actor, { groupId, filter: {}, sort: 'name', cursor: null }))
  expect(await cost(Lille)).toBe(await cost(platform.groups.France))
  expect(await cost(Lille)).toBeLessThanOrEqual(6)
})
