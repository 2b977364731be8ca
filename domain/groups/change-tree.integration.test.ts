import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { emptyDatabase, testDatabase } from '@/tests/database'
import { lastEvent, learnersOf, placesOf } from '@/tests/tree-ground'
import { createGroup } from './create-group'
import { moveGroup, weighMove } from './move-group'
import { renameGroup } from './rename-group'

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

test('a public group that moves: its learners climb the new way, and stay on the old one', async () => {
  const { 'Lyon-Ventes': groupId, Atelier } = platform.groups
  const [learner] = await learnersOf(db, groupId, 1)
  const move = { groupId, parentId: Atelier }
  expect(await weighMove(db, await owner(), move)).toMatchObject({
    value: {
      joining: [
        { name: 'Atelier', people: 1 },
        { name: 'Siège', people: 1 },
      ],
      staying: [
        { name: 'Lyon', people: 1 },
        { name: 'France', people: 1 },
        { name: 'Plateforme', people: 1 },
      ],
      below: 0,
    },
  })
  expect(await moveGroup(db, await owner(), { ...move, agreed: 2 })).toMatchObject({ ok: true })
  expect(await placesOf(db, learner)).toEqual([
    'Atelier < Lyon-Ventes',
    'France < Lyon-Ventes',
    'Lyon < Lyon-Ventes',
    'Lyon-Ventes < Lyon-Ventes',
    'Plateforme < Lyon-Ventes',
    'Siège < Lyon-Ventes',
  ])
})

test('a move is refused with its reason: the platform group, where it is, below itself, a name that is taken there', async () => {
  const { Plateforme, France, Lyon, Lille, Siège } = platform.groups
  const move = async (groupId: string, parentId: string) => {
    const answer = await moveGroup(db, await owner(), { groupId, parentId, agreed: 0 })
    return answer.ok ? 'moved' : answer.code
  }
  expect(await move(Plateforme, Siège)).toBe('platform_group')
  expect(await move(Lille, France)).toBe('already_there')
  expect(await move(France, Lyon)).toBe('below_itself')
  expect(await move(France, France)).toBe('below_itself')
  await createGroup(db, await owner(), { parentId: Siège, name: 'LILLE', visibility: 'private' })
  expect(await move(Lille, Siège)).toBe('name_taken')
  expect(await move(Lille, Lyon)).toBe('moved')
})

test('A1 what one may do is read again when it is one’s turn: a group that was moved away is no longer theirs', async () => {
  const stale = await as('groupAdmin')
  const { 'Lyon-Direction': groupId, Siège, Lille } = platform.groups
  expect(await renameGroup(db, stale, { groupId, name: 'Comité' })).toMatchObject({ ok: true })
  await moveGroup(db, await owner(), { groupId, parentId: Siège, agreed: 0 })
  expect(await renameGroup(db, stale, { groupId, name: 'À moi' })).toEqual({ ok: false, code: 'not_found' })
  expect(await createGroup(db, stale, { parentId: Lille, name: 'X', visibility: 'public' })).toMatchObject({
    code: 'not_found',
  })
})

test('names differ among siblings, whatever the case; two at once are told apart', async () => {
  const { France, Lyon } = platform.groups
  const create = async (name: string) =>
    createGroup(db, await owner(), { parentId: France, name, visibility: 'public' })
  expect(await create('LYON')).toEqual({ ok: false, code: 'name_taken' })
  const twice = await Promise.all([create('Metz'), create('metz')])
  expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await renameGroup(db, await owner(), { groupId: Lyon, name: 'lille' })).toMatchObject({
    code: 'name_taken',
  })
  expect(await renameGroup(db, await owner(), { groupId: Lyon, name: 'LYON' })).toMatchObject({
    value: { from: 'Lyon' },
  })
  expect(await lastEvent(db)).toMatchObject({ details: { name: { from: 'Lyon', to: 'LYON' } } })
})
