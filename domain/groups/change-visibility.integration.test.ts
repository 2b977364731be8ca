import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { emptyDatabase, testDatabase } from '@/tests/database'
import { lastEvent, learnersOf, placesOf } from '@/tests/tree-ground'
import { changeVisibility, weighVisibility } from './change-visibility'
import { createGroup } from './create-group'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await emptyDatabase(db)
  platform = await createPlatform(db)
})

const as = (person: Cast) => actorOf(db, platform.people[person])
const owner = () => as('owner')

test('G4 making a group public says how many it adds where, by name, and then does exactly that', async () => {
  const { 'Lyon-Direction': groupId, Lyon } = platform.groups
  const [first] = await learnersOf(db, groupId, 2)
  const both = await learnersOf(db, groupId, 1)
  await createMemberships(db, [{ accountId: both[0] ?? '', groupId: Lyon }])
  const weighed = await weighVisibility(db, await owner(), { groupId, visibility: 'public' })
  expect(weighed).toMatchObject({
    value: [
      { name: 'Lyon', people: 2 },
      { name: 'France', people: 2 },
      { name: 'Plateforme', people: 2 },
    ],
  })
  const stale = { groupId, visibility: 'public' as const, agreed: 5 }
  expect(await changeVisibility(db, await owner(), stale)).toEqual({ ok: false, code: 'changed_meanwhile' })
  expect(await placesOf(db, first)).toEqual(['Lyon-Direction < Lyon-Direction'])
  expect(await changeVisibility(db, await owner(), { ...stale, agreed: 6 })).toMatchObject({ ok: true })
  expect(await placesOf(db, first)).toEqual([
    'France < Lyon-Direction',
    'Lyon < Lyon-Direction',
    'Lyon-Direction < Lyon-Direction',
    'Plateforme < Lyon-Direction',
  ])
  expect(await lastEvent(db)).toMatchObject({
    action: 'group.visibility_changed',
    actor_id: platform.people.owner.id,
    target_id: groupId,
    details: { visibility: { from: 'private', to: 'public' } },
  })
})

test('G4 at any depth: who comes through public groups below climbs too', async () => {
  const { Siège, Atelier } = platform.groups
  const deep = await createGroup(db, await owner(), {
    parentId: Atelier,
    name: 'Forge',
    visibility: 'public',
  })
  const [learner] = await learnersOf(db, deep.ok ? deep.value : '', 1)
  expect(await placesOf(db, learner)).toEqual(['Atelier < Forge', 'Forge < Forge', 'Siège < Forge'])
  await changeVisibility(db, await owner(), { groupId: Siège, visibility: 'public', agreed: 1 })
  expect(await placesOf(db, learner)).toContain('Plateforme < Forge')
})

test('G4 making a group private leaves who is above where they are; later learners stay in it', async () => {
  const { Lyon } = platform.groups
  const [before] = await learnersOf(db, Lyon, 1)
  const weighed = await weighVisibility(db, await owner(), { groupId: Lyon, visibility: 'private' })
  expect(weighed).toMatchObject({
    value: [
      { name: 'France', people: 2 },
      { name: 'Plateforme', people: 2 },
    ],
  })
  const change = { groupId: Lyon, visibility: 'private' as const, agreed: 0 }
  expect(await changeVisibility(db, await as('groupAdmin'), change)).toMatchObject({ ok: true })
  expect(await placesOf(db, before)).toEqual(['France < Lyon', 'Lyon < Lyon', 'Plateforme < Lyon'])
  const [after] = await learnersOf(db, platform.groups['Lyon-Ventes'], 1)
  expect(await placesOf(db, after)).toEqual(['Lyon < Lyon-Ventes', 'Lyon-Ventes < Lyon-Ventes'])
})

test('a thousand learners cost as many statements as one', async () => {
  const { 'Lyon-Direction': groupId } = platform.groups
  const actor = await owner()
  const change = (agreed: number) =>
    countStatements(() => changeVisibility(db, actor, { groupId, visibility: 'public', agreed }))
  await learnersOf(db, groupId, 1)
  const one = await change(3)
  await changeVisibility(db, actor, { groupId, visibility: 'private', agreed: 0 })
  await learnersOf(db, groupId, 1000)
  expect(await change(3000)).toBe(one)
  expect(one).toBeLessThanOrEqual(9)
})
