import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { changeVisibility, weighVisibility } from './change-visibility'
import { createGroup } from './create-group'
import { deleteGroup } from './delete-group'
import { joinGroups } from './join-groups'
import { moveGroup, weighMove } from './move-group'
import { renameGroup } from './rename-group'
import { showGroupSettings } from './show-group-settings'

let db: Database
let platform: Platform

beforeEach(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const as = (person: Cast) => actorOf(db, platform.people[person])
const owner = () => as('owner')

/** Learners of a group, fresh ones. */
async function learnersOf(groupId: string, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) => ({
    firstName: 'Ana',
    lastName: `${n}`,
    email: `${randomUUID()}@exemple.example`,
  }))
  const created = await createAccounts(db, people)
  await createMemberships(
    db,
    created.map(({ id }) => ({ accountId: id, groupId })),
  )
  return created.map(({ id }) => id)
}

async function placesOf(accountId = ''): Promise<string[]> {
  const { rows } = await db.execute<{ place: string }>(sql`
    select g.name || ' < ' || s.name as place from memberships m join groups g on g.id = m.group_id
    join groups s on s.id = m.source_group_id where m.account_id = ${accountId} order by 1`)
  return rows.map(({ place }) => place)
}

async function lastEvent() {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select action, actor_id, target_id, details from audit_events order by id desc limit 1`)
  return rows[0]
}

test('G4 making a group public says how many it adds where, by name, and then does exactly that', async () => {
  const { 'Lyon-Direction': groupId, Lyon } = platform.groups
  const [first] = await learnersOf(groupId, 2)
  const both = await learnersOf(groupId, 1)
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
  expect(await placesOf(first)).toEqual(['Lyon-Direction < Lyon-Direction'])
  expect(await changeVisibility(db, await owner(), { ...stale, agreed: 6 })).toMatchObject({ ok: true })
  expect(await placesOf(first)).toEqual([
    'France < Lyon-Direction',
    'Lyon < Lyon-Direction',
    'Lyon-Direction < Lyon-Direction',
    'Plateforme < Lyon-Direction',
  ])
  expect(await lastEvent()).toMatchObject({
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
  const [learner] = await learnersOf(deep.ok ? deep.value : '', 1)
  expect(await placesOf(learner)).toEqual(['Atelier < Forge', 'Forge < Forge', 'Siège < Forge'])
  await changeVisibility(db, await owner(), { groupId: Siège, visibility: 'public', agreed: 1 })
  expect(await placesOf(learner)).toContain('Plateforme < Forge')
})

test('G4 making a group private leaves who is above where they are; later learners stay in it', async () => {
  const { Lyon } = platform.groups
  const [before] = await learnersOf(Lyon, 1)
  const weighed = await weighVisibility(db, await owner(), { groupId: Lyon, visibility: 'private' })
  expect(weighed).toMatchObject({
    value: [
      { name: 'France', people: 2 },
      { name: 'Plateforme', people: 2 },
    ],
  })
  const change = { groupId: Lyon, visibility: 'private' as const, agreed: 0 }
  expect(await changeVisibility(db, await as('groupAdmin'), change)).toMatchObject({ ok: true })
  expect(await placesOf(before)).toEqual(['France < Lyon', 'Lyon < Lyon', 'Plateforme < Lyon'])
  const [after] = await learnersOf(platform.groups['Lyon-Ventes'], 1)
  expect(await placesOf(after)).toEqual(['Lyon < Lyon-Ventes', 'Lyon-Ventes < Lyon-Ventes'])
})

test('a public group that moves: its learners climb the new way, and stay on the old one', async () => {
  const { 'Lyon-Ventes': groupId, Atelier } = platform.groups
  const [learner] = await learnersOf(groupId, 1)
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
  expect(await placesOf(learner)).toEqual([
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
  expect(await lastEvent()).toMatchObject({ details: { name: { from: 'Lyon', to: 'LYON' } } })
})

test('a group with people, groups or pending invitations is not deleted, and says which it is', async () => {
  const { Lille, Lyon, France, 'Lyon-Ventes': ventes } = platform.groups
  const attempt = async (groupId: string) => {
    const answer = await deleteGroup(db, await owner(), groupId)
    return answer.ok ? 'deleted' : answer.code
  }
  expect(await attempt(platform.groups.Plateforme)).toBe('platform_group')
  expect(await attempt(Lyon)).toBe('has_people')
  await db.execute(sql`delete from memberships where group_id = ${France}`)
  expect(await attempt(France)).toBe('has_subgroups')
  const invitedById = platform.people.owner.id
  const promises = [{ groupId: Lille }, { groupId: ventes }]
  const [pending] = await createInvitations(db, [{ email: 'a@x.example', groups: promises, invitedById }])
  expect(await attempt(Lille)).toBe('has_invitations')
  expect((await showGroupSettings(db, await owner(), Lille))?.holding).toEqual({
    people: 0,
    subgroups: 0,
    invitations: 1,
  })
  await db.execute(
    sql`update invitations set status = 'cancelled', ended_at = now() where id = ${pending?.id}`,
  )
  expect(await attempt(Lille)).toBe('deleted')
  expect(await attempt(Lille)).toBe('not_found')
})

test('what remembers a deleted group lets go of it: people stay above as if added there, the deleted are the parent’s', async () => {
  const { 'Lyon-Ventes': groupId, Lyon } = platform.groups
  const [once, twice] = await learnersOf(groupId, 2)
  await createMemberships(db, [{ accountId: twice ?? '', groupId: Lyon }])
  await db.execute(sql`delete from memberships where group_id = ${groupId}`)
  const [gone] = await createAccounts(db, [{ firstName: 'D', lastName: 'E', deletedAt: new Date() }])
  await db.execute(sql`update accounts set former_group_ids = array[${groupId}::uuid] where id = ${gone?.id}`)
  await db.execute(sql`insert into mail_budget_days values ('group', ${groupId}, current_date, 3)`)
  expect(await deleteGroup(db, await as('groupAdmin'), groupId)).toEqual({
    ok: true,
    value: { parentId: Lyon },
  })
  expect(await placesOf(once)).toEqual(['France < France', 'Lyon < Lyon', 'Plateforme < Plateforme'])
  expect(await placesOf(twice)).toEqual([
    'France < France',
    'France < Lyon',
    'Lyon < Lyon',
    'Plateforme < Lyon',
    'Plateforme < Plateforme',
  ])
  const { rows } = await db.execute(sql`
    select former_group_ids as former, (select count(*)::int from mail_budget_days) as budgets
    from accounts where id = ${gone?.id}`)
  expect(rows).toEqual([{ former: [Lyon], budgets: 0 }])
})

test('whoever is adding people to a group this very moment wins against its deletion, without a deadlock', async () => {
  const { Lille } = platform.groups
  const person = platform.people.coach.id
  await db.transaction(async (tx) => {
    await tx.execute(sql`select from groups where id = ${Lille} for key share`)
    const deleting = deleteGroup(db, await owner(), Lille)
    expect(await deleting).toEqual({ ok: false, code: 'in_use' })
    await joinGroups(tx, [{ accountId: person, groupId: Lille, role: 'coach' }])
  })
  expect(await deleteGroup(db, await owner(), Lille)).toEqual({ ok: false, code: 'has_people' })
})

test('a thousand learners cost as many statements as one', async () => {
  const { 'Lyon-Direction': groupId } = platform.groups
  const actor = await owner()
  const change = (agreed: number) =>
    countStatements(() => changeVisibility(db, actor, { groupId, visibility: 'public', agreed }))
  await learnersOf(groupId, 1)
  const one = await change(3)
  await changeVisibility(db, actor, { groupId, visibility: 'private', agreed: 0 })
  await learnersOf(groupId, 1000)
  expect(await change(3000)).toBe(one)
  expect(one).toBeLessThanOrEqual(9)
})
