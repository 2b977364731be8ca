import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { createMemberships } from '@/db/factories/memberships'
import type { Cast, Platform } from '@/db/factories/platform'
import { createAccounts } from '@/domain/accounts/create-accounts'
import { deleteAccounts } from '@/domain/accounts/delete-accounts'
import { giveRoles } from '@/domain/accounts/give-roles'
import { restoreAccounts } from '@/domain/accounts/restore-accounts'
import { changeVisibility, weighVisibility } from '@/domain/groups/change-visibility'
import { joinGroups } from '@/domain/groups/join-groups'
import { peopleIn } from '@/domain/groups/policy'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { keys, laySessionGround, type SessionGround } from '@/tests/session-ground'
import { assignGroup, unassignGroup } from './assign-group'
import { enrolGroup } from './enrol-group'
import { putBackAssignments } from './put-back-assignments'
import { unenrol } from './unenrol'

let ground: SessionGround
beforeAll(async () => {
  ground = await laySessionGround()
})

type Place = keyof Platform['groups']
const given = (courseSessionId: string, place: Place) => ({
  courseSessionId,
  groupId: ground.platform.groups[place],
})
const assign = async (by: Cast, session: string, place: Place) =>
  assignGroup(ground.db, await ground.as(by), given(session, place))

test('S1 S3 assigning enrols the learners, those who came from below included, and nobody else, with one mail each', async () => {
  const session = await ground.session({ referents: ['groupAdmin'] })
  const learner = await ground.create({ in: { Lille: 'learner' } })
  await ground.create({ in: { Lille: 'coach' } })
  const both = await ground.create({ in: { Lille: 'author' } })
  await createMemberships(ground.db, [{ accountId: both, groupId: ground.platform.groups.Lille }])
  expect(await assign('platformAdmin', session, 'Lille')).toEqual({ ok: true, value: { learners: 2 } })
  expect(await ground.followers(session)).toEqual([])
  await ground.enrolGroups(session)
  const emails = (await Promise.all([learner, both].map(ground.emailOf))).sort()
  expect(await ground.followers(session)).toEqual(emails)
  await ground.enrolGroups(session)
  expect(await ground.mails(session)).toEqual(emails.map((email) => `${email} course_session`))
  expect(await assign('platformAdmin', session, 'Lille')).toEqual({ ok: false, code: 'already_assigned' })
})

test('S2 A1 A2 a group is assigned by who is referent and leads it', async () => {
  const session = await ground.session({ referents: ['coach', 'learner'] })
  expect(await assign('learner', session, 'Lyon')).toEqual({ ok: false, code: 'not_yours' })
  expect(await assign('coach', session, 'Lille')).toEqual({ ok: false, code: 'not_yours' })
  expect(await assign('groupAdmin', session, 'Lyon')).toEqual({ ok: false, code: 'not_yours' })
  expect(await assign('outsider', session, 'Siège')).toEqual({ ok: false, code: 'not_found' })
  expect(await assign('coach', session, 'Lyon')).toMatchObject({ ok: true })
  const over = await ground.session({ startsOn: '2026-01-05', endsOn: '2026-01-09' })
  expect(await assign('coach', over, 'Lyon')).toEqual({ ok: false, code: 'over' })
})

test('S1 later learners are enrolled in the transaction that makes them members, whatever the door', async () => {
  const { db, platform } = ground
  const session = await ground.session()
  const admin = await ground.as('platformAdmin')
  await assign('platformAdmin', session, 'France')
  await ground.enrolGroups(session)
  const before = await ground.followers(session)
  const groupIds = [platform.groups['Lyon-Ventes']]

  // Created in a group below, from where learners climb (C3, G2).
  await createAccounts(db, keys, admin, creation('doors-created@b.example', groupIds))
  // Given a role.
  const given = await ground.create({ in: { Siège: 'learner' } })
  await giveRoles(db, admin, { selection: { ids: [given] }, groupIds, roles: ['learner'] })
  // Invited, and in at the first login only.
  await inviteIntoGroup(db, keys, admin, invitation('doors-invited@b.example', groupIds[0] ?? ''))
  expect(await ground.followers(session)).not.toContain('doors-invited@b.example')
  await ground.accept('doors-invited@b.example')
  // Restored.
  await deleteAccounts(db, admin, { ids: [given] })
  expect(await ground.followers(session)).not.toContain(await ground.emailOf(given))
  await restoreAccounts(db, keys, admin, { accountIds: [given], groupIds, roles: ['learner'] })
  // Above by the opening of their group (G4).
  const hidden = await ground.create({ in: { 'Lyon-Direction': 'learner' } })
  const { 'Lyon-Direction': direction } = platform.groups
  const affected = await weighVisibility(db, admin, { groupId: direction, visibility: 'public' })
  await changeVisibility(db, admin, {
    groupId: direction,
    visibility: 'public',
    agreed: affected.ok ? peopleIn(affected.value) : 0,
  })

  const emails = [
    'doors-created@b.example',
    'doors-invited@b.example',
    await ground.emailOf(given),
    await ground.emailOf(hidden),
  ]
  const added = (await ground.followers(session)).filter((email) => !before.includes(email))
  expect(added.sort()).toEqual(emails.sort())
  expect(
    (await ground.mails(session)).filter((mail) => emails.some((email) => mail.startsWith(email))).length,
  ).toBe(5)
  // Coaches are not.
  const coach = await ground.create({})
  await giveRoles(db, admin, {
    selection: { ids: [coach] },
    groupIds: [platform.groups.France],
    roles: ['coach'],
  })
  expect(await ground.followers(session)).not.toContain(await ground.emailOf(coach))
})

test('nobody falls between an assignment and who is just joining', async () => {
  const session = await ground.session()
  const { db, platform } = ground
  const accountId = await ground.create({})
  const assigned = await db.transaction(async (tx) => {
    await joinGroups(tx, [{ accountId, groupId: platform.groups.Atelier, role: 'learner' }])
    const assigning = assign('platformAdmin', session, 'Atelier').then(() => ground.enrolGroups(session))
    await Promise.race([assigning, wait(200)])
    return { assigning }
  })
  await assigned.assigning
  expect(await ground.followers(session)).toEqual([await ground.emailOf(accountId)])
})

test('F10 the worker enrols a group once, however often it is asked: who was unenrolled since stays out', async () => {
  const session = await ground.session()
  for (let i = 0; i < 3; i++) await ground.create({ in: { Lille: 'learner' } })
  await assign('platformAdmin', session, 'Lille')
  await Promise.all([1, 2, 3].map(() => enrolGroup(ground.db, given(session, 'Lille'))))
  const mails = await ground.mails(session)
  expect(new Set(mails).size).toBe(mails.length)
  const { rows } = await ground.db.execute<{ id: string }>(
    sql`select id from enrolments where course_session_id = ${session} limit 1`,
  )
  const enrolmentIds = rows.map(({ id }) => id)
  await unenrol(ground.db, await ground.as('coach'), { courseSessionId: session, enrolmentIds, tell: false })
  const left = await ground.followers(session)
  expect(left.length).toBe(mails.length - 1)
  await ground.enrolGroups(session)
  expect(await ground.followers(session)).toEqual(left)
})

test('S1 who was unenrolled is not enrolled again by another way into the same group', async () => {
  const session = await ground.session()
  const { db, platform } = ground
  const person = await ground.create({ in: { Lyon: 'learner' } })
  await assign('platformAdmin', session, 'France')
  await ground.enrolGroups(session)
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from enrolments where course_session_id = ${session} and account_id = ${person}`,
  )
  const enrolmentIds = rows.map(({ id }) => id)
  await unenrol(db, await ground.as('coach'), { courseSessionId: session, enrolmentIds, tell: false })
  await createMemberships(db, [{ accountId: person, groupId: platform.groups.Lille }])
  expect(await ground.followers(session)).not.toContain(await ground.emailOf(person))
})

test('F12 a group whose job was lost gets another one, once', async () => {
  const { db } = ground
  await db.execute(
    sql`update course_session_groups set enrolled = 0, enrolled_at = now() where enrolled is null`,
  )
  const session = await ground.session()
  await assign('platformAdmin', session, 'Atelier')
  await db.execute(sql`update course_session_groups set created_at = now() - interval '1 hour'`)
  expect(await putBackAssignments(db), 'it has its job').toBe(0)
  await db.execute(sql`delete from pgboss.job where name = 'group-enrolment'`)
  expect([await putBackAssignments(db), await putBackAssignments(db)]).toEqual([1, 0])
  await db.execute(sql`delete from pgboss.job where name = 'group-enrolment'`)
  await ground.enrolGroups(session)
  expect(await putBackAssignments(db), 'it is enrolled').toBe(0)
})

test('a group that is taken back enrols nobody any more; who is enrolled stays', async () => {
  const session = await ground.session()
  await assign('coach', session, 'Lyon')
  await ground.enrolGroups(session)
  const before = await ground.followers(session)
  expect(await unassignGroup(ground.db, await ground.as('outsider'), given(session, 'Lyon'))).toEqual({
    ok: false,
    code: 'not_found',
  })
  expect(await unassignGroup(ground.db, await ground.as('coach'), given(session, 'Lyon'))).toMatchObject({
    ok: true,
  })
  await ground.create({ in: { Lyon: 'learner' } })
  expect(await ground.followers(session)).toEqual(before)
})

const creation = (email: string, groupIds: string[]) => ({
  people: [{ email, firstName: 'Ana', lastName: 'Durand' }],
  groupIds,
  roles: ['learner' as const],
  secret: { kind: 'own' as const, passwordHash: 'not a real hash' },
  language: 'fr' as const,
  deletionDate: null,
  additionalInfo: '',
  customValues: {},
})

const invitation = (emails: string, groupId: string) => ({
  groupId,
  emails,
  roles: ['learner' as const],
  language: 'fr' as const,
  deletionDate: null,
  mailAgain: false,
})
