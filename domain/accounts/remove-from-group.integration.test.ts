import { beforeAll, describe, expect, test } from 'vitest'
import type { Cast, Platform } from '@/db/factories/platform'
import type { Role } from '@/domain/access/roles'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { countStatements } from '@/tests/count-statements'
import { previewRemoval } from './preview-removal'
import type { Removal } from './removal'
import { removeFromGroup } from './remove-from-group'

let ground: AccountsGround
beforeAll(async () => {
  ground = await layAccountsGround()
})

type Place = keyof Platform['groups']

function removal(
  ids: string[],
  group: Place,
  role: Role = 'learner',
  below: 'public' | 'all' = 'public',
): Removal {
  return { selection: { ids }, groupId: ground.platform.groups[group], role, below }
}
const remove = async (by: Cast, ...given: Parameters<typeof removal>) =>
  removeFromGroup(ground.db, await ground.as(by), removal(...given))
const preview = async (by: Cast, ...given: Parameters<typeof removal>) =>
  previewRemoval(ground.db, await ground.as(by), removal(...given))

describe('G5 leaving a group', () => {
  test('takes a learner out of the public groups below, not of the private ones, and not of those above', async () => {
    const id = await ground.create({ in: { 'Lyon-Ventes': 'learner', 'Lyon-Direction': 'learner' } })
    const answer = await remove('groupAdmin', [id], 'Lyon')
    expect(answer).toEqual({ ok: true, value: { done: [id], leftOut: [], deleted: [] } })
    expect(await ground.places(id)).toEqual([
      'France learner through Lyon-Ventes',
      'Lyon-Direction learner',
      'Plateforme learner through Lyon-Ventes',
    ])
  })

  test('takes them out of all groups below when asked', async () => {
    const id = await ground.create({ in: { 'Lyon-Ventes': 'learner', 'Lyon-Direction': 'learner' } })
    await remove('groupAdmin', [id], 'Lyon', 'learner', 'all')
    expect(await ground.places(id)).toEqual([
      'France learner through Lyon-Ventes',
      'Plateforme learner through Lyon-Ventes',
    ])
  })

  test('stops at the first private group, whatever is public below it', async () => {
    const id = await ground.create({ in: { Atelier: 'learner', Lille: 'learner' } })
    await remove('platformAdmin', [id], 'Plateforme')
    expect(await ground.places(id)).toEqual(['Atelier learner', 'Siège learner through Atelier'])
  })

  test('with another role means that role in that group alone', async () => {
    const id = await ground.create({ in: { Lyon: 'coach', 'Lyon-Ventes': 'coach', Lille: 'learner' } })
    await remove('groupAdmin', [id], 'Lyon', 'coach', 'all')
    expect(await ground.places(id)).toContain('Lyon-Ventes coach')
    expect(await ground.places(id)).not.toContain('Lyon coach')
  })

  test('is in the audit with every group that was left', async () => {
    const id = await ground.create({ in: { 'Lyon-Ventes': 'learner' } })
    await remove('userAdmin', [id], 'Lyon')
    const { Lyon, 'Lyon-Ventes': ventes } = ground.platform.groups
    expect(await ground.events(id)).toEqual([
      {
        action: 'account.removed_from_group',
        actorId: ground.platform.people.userAdmin.id,
        details: { groupId: Lyon, roles: ['learner'], below: [ventes] },
      },
    ])
  })

  test('the last one deletes the account, and keeps what it was placed in', async () => {
    const id = await ground.create({ in: { 'Lyon-Direction': 'author' } })
    const answer = await remove('groupAdmin', [id], 'Lyon-Direction', 'author')
    expect(answer).toMatchObject({ value: { done: [id], deleted: [id] } })
    const groupId = ground.platform.groups['Lyon-Direction']
    expect(await ground.row(id)).toMatchObject({ status: 'deleted', former_group_ids: [groupId] })
    expect(await ground.places(id)).toEqual([])
    expect(await ground.events(id)).toMatchObject([
      { action: 'account.removed_from_group' },
      { action: 'account.deleted', details: { cause: 'last_group', groupIds: [groupId] } },
    ])
  })

  test('the last one does not delete the owner, and nobody deletes themselves with it', async () => {
    const { owner } = ground.platform.people
    expect(await remove('platformAdmin', [owner.id], 'Plateforme')).toMatchObject({
      value: { done: [owner.id], deleted: [] },
    })
    expect(await ground.row(owner.id)).toMatchObject({ status: 'active' })
    const own = ground.platform.people.outsider.id
    expect(await remove('outsider', [own], 'Siège', 'admin')).toMatchObject({
      value: { done: [], leftOut: [{ accountId: own, why: 'yourself' }] },
    })
    expect(await ground.places(own)).toEqual(['Siège admin'])
  })
})

describe('A1 T12 who takes a role', () => {
  test('is who could give it', async () => {
    const coach = ground.platform.people.coach.id
    expect(await remove('userAdmin', [coach], 'Lyon', 'coach')).toEqual({ ok: false, code: 'role_not_yours' })
    expect(await remove('coach', [coach], 'Lyon', 'coach')).toEqual({ ok: false, code: 'role_not_yours' })
    expect(await remove('outsider', [coach], 'Lyon', 'coach')).toEqual({ ok: false, code: 'not_found' })
    expect(await ground.places(coach)).toEqual(['Lyon coach'])
  })

  test('and asks for private groups below only as their administrator', async () => {
    const id = await ground.create({ in: { Lyon: 'learner', 'Lyon-Direction': 'learner' } })
    expect(await remove('userAdmin', [id], 'Lyon', 'learner', 'all')).toEqual({
      ok: false,
      code: 'role_not_yours',
    })
    expect(await remove('userAdmin', [id], 'Lyon')).toMatchObject({ ok: true })
    expect(await ground.places(id)).toContain('Lyon-Direction learner')
  })

  test('T13 A2 somebody of a foreign group is left out like an unknown id', async () => {
    const foreign = await ground.create({ in: { Atelier: 'learner' } })
    const unknown = '00000000-0000-7000-8000-000000000000'
    expect(await remove('groupAdmin', [foreign, unknown], 'Lyon')).toEqual({
      ok: true,
      value: {
        done: [],
        deleted: [],
        leftOut: [foreign, unknown].map((accountId) => ({ accountId, why: 'not_found' })),
      },
    })
    expect(await ground.places(foreign)).toHaveLength(2)
  })
})

describe('what it would do, shown before', () => {
  test('G5 which groups are left and which stay, and who would be deleted', async () => {
    const wide = await ground.create({ in: { 'Lyon-Ventes': 'learner' } })
    const last = await ground.create({
      firstName: 'Zoé',
      lastName: 'Ange',
      in: { 'Lyon-Direction': 'learner' },
    })
    const below = await preview('groupAdmin', [wide, last], 'Lyon')
    expect(below).toMatchObject({
      value: { people: 1, hidden: { leaves: 0, stays: 2 }, stays: [], deleted: { count: 0 } },
    })
    const { value } = below as Extract<typeof below, { ok: true }>
    expect(value.leaves.map(({ name, people }) => `${name} ${people}`)).toEqual(['Lyon 1', 'Lyon-Ventes 1'])
    expect(await preview('groupAdmin', [wide, last], 'Lyon-Direction')).toMatchObject({
      value: { people: 1, deleted: { count: 1, names: ['Zoé Ange'] } },
    })
  })

  test('says what the removal then does, and changes nothing itself', async () => {
    const id = await ground.create({ in: { 'Lyon-Ventes': 'learner', Atelier: 'learner' } })
    const before = await ground.places(id)
    const shown = await preview('platformAdmin', [id], 'Plateforme')
    expect(await ground.places(id)).toEqual(before)
    await remove('platformAdmin', [id], 'Plateforme')
    const after = new Set((await ground.places(id)).map((place) => place.split(' ')[0]))
    if (!shown.ok) throw new Error(shown.code)
    expect(new Set(shown.value.stays.map(({ name }) => name))).toEqual(after)
  })
})

test('a list costs the same number of statements as one', async () => {
  const ids = []
  for (let n = 0; n < 12; n += 1) ids.push(await ground.create({ in: { Lyon: 'learner' } }))
  const [one = '', ...many] = ids
  const actor = await ground.as('groupAdmin')
  const run = (of: string[]) => countStatements(() => removeFromGroup(ground.db, actor, removal(of, 'Lyon')))
  expect(await run(many)).toBe(await run([one]))
})
