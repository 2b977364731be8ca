import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { emptyDatabase, testDatabase } from '@/tests/database'
import { learnersOf, placesOf } from '@/tests/tree-ground'
import { deleteGroup } from './delete-group'
import { joinGroups } from './join-groups'
import { showGroupSettings } from './show-group-settings'

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
  const [once, twice] = await learnersOf(db, groupId, 2)
  await createMemberships(db, [{ accountId: twice ?? '', groupId: Lyon }])
  await db.execute(sql`delete from memberships where group_id = ${groupId}`)
  const [gone] = await createAccounts(db, [{ firstName: 'D', lastName: 'E', deletedAt: new Date() }])
  await db.execute(sql`update accounts set former_group_ids = array[${groupId}::uuid] where id = ${gone?.id}`)
  await db.execute(sql`insert into mail_budget_days values ('group', ${groupId}, current_date, 3)`)
  expect(await deleteGroup(db, await as('groupAdmin'), groupId)).toEqual({
    ok: true,
    value: { parentId: Lyon },
  })
  expect(await placesOf(db, once)).toEqual(['France < France', 'Lyon < Lyon', 'Plateforme < Plateforme'])
  expect(await placesOf(db, twice)).toEqual([
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

test('its courses go to the group above, under a name that is free there, and no session is assigned it any more', async () => {
  const { Lille, France } = platform.groups
  const authorId = platform.people.author.id
  const rows = [
    { course: 'Accueil', groupId: France, authorId },
    { course: 'accueil', groupId: Lille, authorId },
    { course: 'Hygiène', groupId: Lille, authorId },
  ]
  const [session] = await createCourseSessions(db, rows)
  await db.execute(sql`insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners)
    values (${session}, ${Lille}, ${authorId}, 0)`)
  expect(await deleteGroup(db, await owner(), Lille)).toMatchObject({ ok: true })
  const { rows: courses } = await db.execute<{ name: string; groupId: string }>(
    sql`select name, group_id as "groupId" from courses order by name collate "C"`,
  )
  expect(courses.map(({ groupId }) => groupId)).toEqual([France, France, France])
  expect(courses.map(({ name }) => name)).toEqual([
    'Accueil',
    'Hygiène',
    expect.stringMatching(/^accueil – Lille \w{6}$/),
  ])
})
