import { beforeAll, expect, test } from 'vitest'
import { createInvitations } from '@/db/factories/invitations'
import type { Cast } from '@/db/factories/platform'
import { enrolments } from '@/db/schema'
import { countStatements } from '@/tests/count-statements'
import { assign, type CourseGround, inDays, layCourseGround } from '@/tests/course-ground'
import type { CourseSessionFilter } from './filter'
import { listCourseSessions } from './list-course-sessions'
import { listFollowed } from './list-followed'
import { ownPlace } from './own-place'

let ground: CourseGround
const days = {
  running: { startsOn: inDays(-3), endsOn: inDays(3) },
  upcoming: { startsOn: inDays(5), endsOn: inDays(9) },
  over: { startsOn: inDays(-30), endsOn: inDays(-20) },
}
const ids = { lyon: '', siege: '', lille: '', old: '' }

beforeAll(async () => {
  ground = await layCourseGround()
  const { create, idOf, db, platform } = ground
  ids.old = await create({ course: 'Hygiène', name: 'Hiver', ...days.over, referents: ['coach'] })
  ids.lyon = await create({
    course: 'Accueil 100%',
    ...days.running,
    referents: ['coach', 'groupAdmin'],
    enrolled: [idOf('learner'), idOf('coach')],
  })
  ids.siege = await create({ course: 'Management', in: 'Siège', by: 'outsider', ...days.upcoming })
  ids.lille = await create({
    course: 'Caisse',
    in: 'Lille',
    by: 'owner',
    ...days.upcoming,
    name: 'Printemps',
  })
  await assign(db, ids.lille, platform.groups.Lyon, idOf('owner'))
  const [invitation] = await createInvitations(db, [
    {
      email: 'nina@exemple.example',
      groups: [{ groupId: platform.groups.Lyon }],
      invitedById: idOf('owner'),
    },
  ])
  await db.insert(enrolments).values({
    courseSessionId: ids.lyon,
    invitationId: invitation?.id ?? '',
    invitationStatus: 'pending',
    enrolledById: idOf('owner'),
  })
})

const list = async (person: Cast, filter: CourseSessionFilter = {}) =>
  (await listCourseSessions(ground.db, await ground.as(person), { filter, cursor: null })).sessions
const coursesOf = async (person: Cast, filter?: CourseSessionFilter) =>
  (await list(person, filter)).map(({ course }) => course)

test('A2 the sessions that one oversees, the latest first: as referent, leader of an assigned group, of the course’s group, author, platform administrator', async () => {
  const all = ['Caisse', 'Management', 'Accueil 100%', 'Hygiène']
  expect(await coursesOf('owner')).toEqual(expect.arrayContaining(all))
  expect(await coursesOf('platformAdmin')).toHaveLength(4)
  expect(await coursesOf('groupAdmin')).toEqual(['Caisse', 'Accueil 100%', 'Hygiène'])
  expect(await coursesOf('coach')).toEqual(['Caisse', 'Accueil 100%', 'Hygiène'])
  expect(await coursesOf('author')).toEqual(['Accueil 100%', 'Hygiène'])
  expect(await coursesOf('outsider')).toEqual(['Management'])
  expect(await coursesOf('userAdmin')).toEqual([])
  expect(await coursesOf('learner')).toEqual([])
})

test('S1 how many follow it and how many are expected, who is in charge, and how far it is', async () => {
  const [session] = await list('coach', { state: 'running' })
  expect(session).toMatchObject({
    id: ids.lyon,
    ...days.running,
    state: 'running',
    people: { enrolled: 2, pending: 1 },
    referents: [{ name: 'Karim Haddad' }, { name: 'Gaëlle Le Goff' }],
  })
})

test('A2 who only follows a session finds it among their own, without being told who else does', async () => {
  const own = await list('learner', { part: 'followed' })
  expect(own).toMatchObject([{ id: ids.lyon, people: null }])
  expect(await list('coach', { part: 'followed' })).toMatchObject([{ id: ids.lyon, people: { enrolled: 2 } }])
})

test('narrowed by words of both names, by state, and to those that one is a referent of', async () => {
  expect(await coursesOf('owner', { search: 'printemps CAISSE' })).toEqual(['Caisse'])
  expect(await coursesOf('owner', { search: '0%' })).toEqual(['Accueil 100%'])
  expect(await coursesOf('owner', { search: 'caisse hiver' })).toEqual([])
  expect(await coursesOf('owner', { state: 'over' })).toEqual(['Hygiène'])
  expect(await coursesOf('coach', { part: 'referent' })).toEqual(['Accueil 100%', 'Hygiène'])
})

test('pages in both directions meet every session once, in one statement each', async () => {
  const owner = await ground.as('owner')
  const page = (cursor: Parameters<typeof listCourseSessions>[2]['cursor']) =>
    listCourseSessions(ground.db, owner, { filter: {}, cursor }, 2)
  const first = await page(null)
  const second = await page(first.next)
  expect(first.previous).toBeNull()
  expect(second.next).toBeNull()
  expect(new Set([...first.sessions, ...second.sessions].map(({ id }) => id)).size).toBe(4)
  expect((await page(second.previous)).sessions).toEqual(first.sessions)
  expect(await countStatements(() => page(null))).toBe(1)
})

test('one’s own sessions: running and then upcoming ones, and how many are over', async () => {
  const { db, create, idOf, as } = ground
  const learner = idOf('learner')
  const later = await create({ course: 'Plus tard', ...days.upcoming, enrolled: [learner] })
  await create({ course: 'Avant', ...days.over, enrolled: [learner] })
  const followed = await listFollowed(db, await as('learner'))
  expect(followed).toMatchObject({ sessions: [{ id: ids.lyon }, { id: later }], over: 1, more: false })
  expect(await listFollowed(db, await as('learner'), 1)).toMatchObject({ sessions: [{}], more: true })
  expect(await listFollowed(db, await as('outsider'))).toEqual({ sessions: [], over: 0, more: false })
})

test('what somebody has to do with sessions: oversee, be a referent, follow, nothing', async () => {
  const { db, as } = ground
  const place = async (person: Cast) => ownPlace(db, await as(person))
  expect(await place('coach')).toEqual({ oversees: true, isReferent: true, follows: true })
  expect(await place('author')).toEqual({ oversees: true, isReferent: false, follows: false })
  expect(await place('learner')).toEqual({ oversees: false, isReferent: false, follows: true })
  expect(await place('userAdmin')).toEqual({ oversees: false, isReferent: false, follows: false })
})
