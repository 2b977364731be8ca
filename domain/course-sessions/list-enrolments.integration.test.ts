import { beforeAll, expect, test } from 'vitest'
import type { Cast } from '@/db/factories/platform'
import { keys, laySessionGround, type SessionGround } from '@/tests/session-ground'
import { assignGroup } from './assign-group'
import { enrolPeople } from './enrol-people'
import { findCourseSession } from './find-course-session'
import { findEnrollable } from './find-enrollable'
import { groupsToInviteInto, listAssignableGroups } from './groups-to-enrol'
import type { EnrolmentFilter } from './input'
import { inviteIntoSession } from './invite-into-session'
import { listEnrolments } from './list-enrolments'
import { readAssignments } from './read-assignments'
import { showCourseSession } from './show-course-session'

let ground: SessionGround
let session: string
let lea: string
let people: string[]
beforeAll(async () => {
  ground = await laySessionGround()
  session = await ground.session()
  lea = await ground.create({ firstName: 'Léa', lastName: 'Moreau', in: { Lyon: 'learner' } })
  people = [lea]
  for (let at = 0; at < 54; at++) people.push(await ground.create({ in: { Lyon: 'learner' } }))
  const by = await ground.as('coach')
  for (const accountId of people)
    await enrolPeople(ground.db, by, { courseSessionId: session, accountIds: [accountId] })
  await inviteIntoSession(ground.db, keys, by, {
    courseSessionId: session,
    groupId: ground.platform.groups.Lyon,
    emails: 'nour@l.example, petit@l.example',
    mailAgain: false,
  })
})

const found = async (by: Cast, id = session) => {
  const actor = await ground.as(by)
  const one = await findCourseSession(ground.db, actor, id)
  if (!one) throw new Error('not seen')
  return { actor, one }
}
const list = async (
  by: Cast,
  filter: EnrolmentFilter = {},
  cursor: Parameters<typeof listEnrolments>[4] = null,
) => {
  const { actor, one } = await found(by)
  return listEnrolments(ground.db, actor, one, filter, cursor)
}

test('pages go through everybody once, the newest first, forth and back', async () => {
  const first = await list('coach')
  expect(first.enrolments.length).toBe(50)
  expect(first.previous).toBeNull()
  const second = await list('coach', {}, first.next)
  expect(second.next).toBeNull()
  const ids = [...first.enrolments, ...second.enrolments].map(({ id }) => id)
  expect(new Set(ids).size).toBe(57)
  expect(ids).toEqual([...ids].sort().reverse())
  expect(await list('coach', {}, second.previous)).toMatchObject({ enrolments: first.enrolments })
  const shown = await showCourseSession(ground.db, await ground.as('coach'), session)
  expect(shown?.people).toEqual({ enrolled: 55, pending: 2 })
})

test('it is narrowed by state and by name or address, and says the state of the mail', async () => {
  const pending = await list('coach', { state: 'pending' })
  expect(pending.enrolments).toMatchObject([
    { login: 'petit@l.example', state: 'pending', name: null, mail: { status: 'queued' } },
    { login: 'nour@l.example', invitation: { fromHere: true, livesOn: false, expired: false } },
  ])
  const { enrolments } = await list('coach', { search: 'moreau léa' })
  expect(enrolments).toMatchObject([
    // A coach has no page of accounts to open.
    { name: 'Léa Moreau', state: 'enrolled', accountId: null, mail: { status: 'queued' }, invitation: null },
  ])
  expect((await list('groupAdmin', { search: 'moreau' })).enrolments).toMatchObject([{ accountId: lea }])
  expect((await list('coach', { search: 'nour@' })).enrolments.length).toBe(1)
  expect((await list('coach', { state: 'enrolled', search: 'nour@' })).enrolments).toEqual([])
})

test('A2 who leads an assigned group without managing the session sees the people of their groups', async () => {
  const other = await ground.session({
    referents: ['outsider'],
    groupId: ground.platform.groups.Siège,
    authorId: ground.platform.people.outsider.id,
  })
  const by = await ground.as('outsider')
  const stranger = await ground.create({ in: { Atelier: 'learner' } })
  await enrolPeople(ground.db, by, { courseSessionId: other, accountIds: [stranger] })
  const lyon = { courseSessionId: other, groupId: ground.platform.groups.Lyon }
  await assignGroup(ground.db, await ground.as('platformAdmin'), lyon)
  await ground.enrolGroups(other)
  const { actor, one } = await found('coach', other)
  const names = async (search: string) =>
    (await listEnrolments(ground.db, actor, one, { search }, null)).enrolments.map(({ name }) => name)
  expect(await names('moreau')).toEqual(['Léa Moreau'])
  expect(await names(await ground.emailOf(stranger))).toEqual([])
  const owner = await found('outsider', other)
  const seen = await listEnrolments(
    ground.db,
    owner.actor,
    owner.one,
    { search: await ground.emailOf(stranger) },
    null,
  )
  expect(seen.enrolments.length).toBe(1)
  expect(await readAssignments(ground.db, owner.actor, owner.one)).toMatchObject([
    {
      name: null,
      enrolled: people.length + 1,
      mails: { all: people.length + 1, settled: 0 },
      mayUnassign: true,
    },
  ])
})

test('S2 the panel offers people and groups that the referent leads, and says who is enrolled', async () => {
  const { actor, one } = await found('coach')
  const moreau = await findEnrollable(ground.db, actor, one, 'moreau')
  expect(moreau).toEqual({
    people: [
      { accountId: lea, name: 'Léa Moreau', login: expect.any(String), groups: ['Lyon'], enrolled: true },
    ],
    more: false,
  })
  expect((await findEnrollable(ground.db, actor, one, '')).more).toBe(true)
  const foreign = await ground.create({ firstName: 'Zoé', lastName: 'Ailleurs', in: { Siège: 'learner' } })
  expect((await findEnrollable(ground.db, actor, one, 'ailleurs')).people).toEqual([])
  const admin = await found('platformAdmin')
  expect((await findEnrollable(ground.db, admin.actor, one, 'ailleurs')).people).toMatchObject([
    { accountId: foreign, enrolled: false },
  ])
  expect(await groupsToInviteInto(ground.db, actor, one)).toMatchObject([{ name: 'Lyon' }])
  expect(await listAssignableGroups(ground.db, actor, one)).toMatchObject([
    { name: 'Lyon', learners: people.length + 1, toEnrol: 1, assigned: false },
  ])
})

test('S2 who is referent without a group, or no referent, is offered nothing', async () => {
  const mine = await ground.session({ referents: ['learner'] })
  for (const by of ['learner', 'author'] as const) {
    const { actor, one } = await found(by, mine)
    expect(await findEnrollable(ground.db, actor, one, '')).toEqual({ people: [], more: false })
    expect(await groupsToInviteInto(ground.db, actor, one)).toEqual([])
    expect(await listAssignableGroups(ground.db, actor, one)).toEqual([])
  }
})
