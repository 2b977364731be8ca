import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changeVisibility, weighVisibility } from '@/domain/groups/change-visibility'
import { createGroup } from '@/domain/groups/create-group'
import { deleteGroup } from '@/domain/groups/delete-group'
import { moveGroup, weighMove } from '@/domain/groups/move-group'
import { peopleIn } from '@/domain/groups/policy'
import { renameGroup } from '@/domain/groups/rename-group'
import { showGroupSettings } from '@/domain/groups/show-group-settings'
import { layAuthorizationGround, type Name, names, paths, type Subject } from './authorization-ground'
import { moveAllowed, treeAllowed } from './authorization-oracle'
import { testDatabase } from './database'
import { takenBack } from './taken-back'

/* T12 for the tree: people of every right × every group × every deed, against the oracle. Every deed is undone. */

let db: Database
let groups: Record<Name, string>
let subjects: Subject[]

beforeAll(async () => {
  db = await testDatabase()
  ;({ groups, subjects } = await layAuthorizationGround(db))
})

type Deed = (db: Database, actor: Actor, groupId: string, at: Name) => Promise<boolean>
const turned = (at: Name) => (['direction', 'siege'].includes(at) ? 'public' : 'private')

const deeds: Record<string, Deed> = {
  see: async (db, actor, groupId) => (await showGroupSettings(db, actor, groupId)) !== null,
  create: async (db, actor, parentId) =>
    (await createGroup(db, actor, { parentId, name: 'Nouveau', visibility: 'public' })).ok,
  rename: async (db, actor, groupId) => (await renameGroup(db, actor, { groupId, name: 'Autrement' })).ok,
  'weigh visibility': async (db, actor, groupId, at) => {
    const weighed = await weighVisibility(db, actor, { groupId, visibility: turned(at) })
    return weighed.ok || weighed.code === 'platform_group'
  },
  'change visibility': async (db, actor, groupId, at) => {
    const visibility = turned(at)
    const weighed = await weighVisibility(db, actor, { groupId, visibility })
    const agreed = weighed.ok && visibility === 'public' ? peopleIn(weighed.value) : 0
    const answer = await changeVisibility(db, actor, { groupId, visibility, agreed })
    return answer.ok || answer.code === 'platform_group'
  },
  delete: async (db, actor, groupId) => {
    const answer = await deleteGroup(db, actor, groupId)
    return answer.ok || answer.code !== 'not_found'
  },
}

test('T12 the tree: every person × group × deed', { timeout: 240_000 }, async () => {
  let cases = 0
  for (const { person, actor, label } of subjects) {
    for (const at of names) {
      for (const [deed, attempt] of Object.entries(deeds)) {
        const worked = await takenBack(db, (tx) => attempt(tx, actor, groups[at], at))
        expect(worked, `${label}: ${deed} ${at}`).toBe(treeAllowed(person, paths[at]))
        cases += 1
      }
    }
  }
  expect(cases).toBe(subjects.length * names.length * Object.keys(deeds).length)
})

test('T12 G6 moving: every person × group × new place', { timeout: 240_000 }, async () => {
  let allowed = 0
  let cases = 0
  for (const { person, actor, label } of subjects) {
    for (const at of names) {
      for (const under of names) {
        const move = { groupId: groups[at], parentId: groups[under] }
        const weighed = await weighMove(db, actor, move)
        const theirs = moveAllowed(person, paths[at], paths[under])
        expect(weighed.ok, `${label}: weighs ${at} under ${under}`).toBe(theirs)
        const agreed = weighed.ok ? peopleIn(weighed.value.joining) : 0
        const answer = await takenBack(db, (tx) => moveGroup(tx, actor, { ...move, agreed }))
        expect(answer.ok, `${label}: moves ${at} under ${under}`).toBe(theirs)
        allowed += Number(theirs)
        cases += 2
      }
    }
  }
  expect(cases).toBe(subjects.length * names.length ** 2 * 2)
  expect(allowed).toBeGreaterThan(50)
})

test('A2 T13 a group that is not theirs answers as one that is not there', async () => {
  const nobody = subjects.find(({ label }) => label === 'siege admin')
  if (!nobody) throw new Error('nobody is administrator of siege')
  const nowhere = '00000000-0000-7000-8000-000000000000'
  for (const groupId of [groups.lyon, nowhere, 'x']) {
    expect(await showGroupSettings(db, nobody.actor, groupId)).toBeNull()
    expect(await deleteGroup(db, nobody.actor, groupId)).toEqual({ ok: false, code: 'not_found' })
    const move = { groupId, parentId: groups.siege, agreed: 0 }
    expect(await moveGroup(db, nobody.actor, move)).toEqual({ ok: false, code: 'not_found' })
    const under = { groupId: groups.atelier, parentId: groupId, agreed: 0 }
    expect(await moveGroup(db, nobody.actor, under)).toEqual({ ok: false, code: 'no_such_parent' })
  }
})
