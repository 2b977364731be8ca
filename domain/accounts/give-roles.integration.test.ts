import { beforeAll, expect, test } from 'vitest'
import type { Cast, Platform } from '@/db/factories/platform'
import type { Role } from '@/domain/access/roles'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { countStatements } from '@/tests/count-statements'
import { changeDeletionDate } from './change-deletion-date'
import { giveRoles } from './give-roles'

let ground: AccountsGround
beforeAll(async () => {
  ground = await layAccountsGround()
})

type Place = keyof Platform['groups']
const give = async (by: Cast, ids: string[], places: Place[], roles: Role[]) =>
  giveRoles(ground.db, await ground.as(by), {
    selection: { ids },
    groupIds: places.map((place) => ground.platform.groups[place]),
    roles,
  })

test('G2 G3 learners climb from each of the groups, other roles do not', async () => {
  const id = await ground.create({ in: { Lyon: 'author' } })
  const answer = await give('groupAdmin', [id], ['Lyon-Ventes', 'Lyon-Direction'], ['learner', 'coach'])
  expect(answer).toEqual({ ok: true, value: { done: [id], leftOut: [] } })
  expect(await ground.places(id)).toEqual([
    'France learner through Lyon-Ventes',
    'Lyon author',
    'Lyon learner through Lyon-Ventes',
    'Lyon-Direction coach',
    'Lyon-Direction learner',
    'Lyon-Ventes coach',
    'Lyon-Ventes learner',
    'Plateforme learner through Lyon-Ventes',
  ])
  const { 'Lyon-Ventes': ventes, 'Lyon-Direction': direction } = ground.platform.groups
  const events = await ground.events(id)
  expect(new Set(events.map(({ details }) => JSON.stringify(details)))).toEqual(
    new Set([ventes, direction].map((groupId) => JSON.stringify({ roles: ['learner', 'coach'], groupId }))),
  )
})

test('what somebody has already is not told as new', async () => {
  const id = await ground.create({ in: { Lyon: 'learner' } })
  await give('groupAdmin', [id], ['Lyon'], ['learner'])
  expect(await ground.events(id)).toEqual([])
})

test('A1 T12 nobody gives a role or a group that is not theirs to give', async () => {
  const id = await ground.create({ in: { Lyon: 'learner' } })
  const before = await ground.places(id)
  expect(await give('userAdmin', [id], ['Lyon'], ['learner', 'admin'])).toEqual({
    ok: false,
    code: 'role_not_yours',
  })
  expect(await give('groupAdmin', [id], ['Lyon', 'Lille'], ['learner'])).toEqual({
    ok: false,
    code: 'not_found',
  })
  expect(await give('coach', [id], ['Lyon'], ['learner'])).toEqual({ ok: false, code: 'not_found' })
  expect(await ground.places(id)).toEqual(before)
  expect(await give('userAdmin', [id], ['Lyon'], ['learner'])).toMatchObject({ ok: true })
})

test('A2 T13 whom the actor may not know of is left out like an unknown id; a deleted person does not come back so', async () => {
  const foreign = await ground.create({ in: { Siège: 'learner' } })
  const gone = await ground.create({ deletedAt: new Date() })
  const unknown = '00000000-0000-7000-8000-000000000000'
  expect(await give('groupAdmin', [foreign, gone, unknown], ['Lyon'], ['learner'])).toMatchObject({
    value: {
      done: [],
      leftOut: [foreign, gone, unknown].map((accountId) => ({ accountId, why: 'not_found' })),
    },
  })
  expect(await give('platformAdmin', [gone], ['Lyon'], ['learner'])).toMatchObject({
    value: { done: [], leftOut: [{ accountId: gone, why: 'deleted' }] },
  })
  expect(await ground.places(gone)).toEqual([])
})

test('D1 one day of deletion for a list: to come, never for the owner or oneself, old and new in the audit', async () => {
  const ids = [await ground.create({ in: { Lyon: 'learner' } }), ground.platform.people.groupAdmin.id]
  const change = async (by: Cast, of: string[], deletionDate: string | null) =>
    changeDeletionDate(ground.db, await ground.as(by), { selection: { ids: of }, deletionDate })
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(new Date())
  for (const past of ['2020-01-01', today]) {
    expect(await change('groupAdmin', ids, past)).toEqual({ ok: false, code: 'date_passed' })
  }
  expect(await change('groupAdmin', ids, '2999-12-31')).toMatchObject({
    value: { done: [ids[0]], leftOut: [{ accountId: ids[1], why: 'yourself' }] },
  })
  expect(await change('owner', [ground.platform.people.owner.id], '2999-12-31')).toMatchObject({
    value: { done: [], leftOut: [{ why: 'owner' }] },
  })
  await change('groupAdmin', ids, '2999-12-31')
  await change('groupAdmin', ids, null)
  expect((await ground.events(ids[0] ?? '')).map(({ details }) => details)).toEqual([
    { deletionDate: { from: null, to: '2999-12-31' } },
    { deletionDate: { from: '2999-12-31', to: null } },
  ])
})

test('a list costs the same number of statements as one', async () => {
  const ids = []
  for (let n = 0; n < 12; n += 1) ids.push(await ground.create({ in: { Lyon: 'learner' } }))
  const [one = '', ...many] = ids
  const run = (of: string[]) => countStatements(() => give('groupAdmin', of, ['Lyon'], ['coach']))
  expect(await run(many)).toBe(await run([one]))
})
