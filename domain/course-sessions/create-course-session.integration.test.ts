import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Cast } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { type CourseGround, inDays, layCourseGround, rowsOf } from '@/tests/course-ground'
import { createCourseSession } from './create-course-session'
import { findReferents } from './find-referents'
import { listCoursesToRun } from './list-courses-to-run'
import type { NewCourseSession } from './session-input'

let ground: CourseGround
let count = 0

beforeAll(async () => {
  ground = await layCourseGround()
})

const fresh = (groupId = ground.platform.groups.Lyon, name = `Parcours ${++count}`) =>
  ({ kind: 'new', name, groupId }) as const
const create = async (person: Cast, given: Partial<NewCourseSession> = {}) =>
  createCourseSession(ground.db, await ground.as(person), {
    course: fresh(),
    name: '',
    startsOn: inDays(1),
    endsOn: inDays(2),
    referentIds: [ground.idOf(person)],
    ...given,
  })
const ofCourse = async (id: string) => {
  const [row] = await rowsOf(ground.db, sql`select course_id from course_sessions where id = ${id}`)
  return String(row?.course_id)
}
const eventsOn = (id: string) =>
  rowsOf(ground.db, sql`select action, actor_id as by, details from audit_events where target_id = ${id}`)
const total = async () =>
  rowsOf(
    ground.db,
    sql`select (select count(*) from courses) as c, (select count(*) from course_sessions) as s,
    (select count(*) from audit_events) as e`,
  )

test('a session of a new course: the course is its creator’s, the referents are those chosen, and the journal says so', async () => {
  const { db, idOf, platform } = ground
  const referentIds = [idOf('groupAdmin'), idOf('coach')].sort()
  const dates = { startsOn: inDays(0), endsOn: inDays(0) }
  const answer = await create('groupAdmin', {
    course: fresh(undefined, 'Hygiène'),
    name: 'Mai',
    ...dates,
    referentIds,
  })
  const id = answer.ok ? answer.value : ''
  const courseId = await ofCourse(id)
  expect(await rowsOf(db, sql`select group_id, author_id, name from courses where id = ${courseId}`)).toEqual(
    [{ group_id: platform.groups.Lyon, author_id: idOf('groupAdmin'), name: 'Hygiène' }],
  )
  const referents = sql`select account_id as id from course_session_referents where course_session_id = ${id} order by 1`
  expect((await rowsOf(db, referents)).map((row) => row.id)).toEqual(referentIds)
  expect(await eventsOn(courseId)).toMatchObject([
    {
      action: 'course.created',
      by: idOf('groupAdmin'),
      details: { name: 'Hygiène', groupId: platform.groups.Lyon },
    },
  ])
  expect(await eventsOn(id)).toMatchObject([
    { action: 'course_session.created', details: { courseId, ...dates, referentIds } },
  ])
})

test('T12 administrators run every course of their groups, authors their own where they are author, others none', async () => {
  const { platform, create: lay } = ground
  const own = await ofCourse(await lay({ course: 'De l’auteur' }))
  const colleague = await ofCourse(await lay({ course: 'D’un autre', by: 'groupAdmin' }))
  const formerly = await ofCourse(await lay({ course: 'Ailleurs', in: 'Lille', by: 'author' }))
  const run = async (person: Cast, courseId: string) => {
    const answer = await create(person, { course: { kind: 'existing', courseId } })
    return answer.ok ? 'created' : answer.code
  }
  expect(await run('author', own)).toBe('created')
  expect(await run('groupAdmin', own)).toBe('created')
  expect(await run('groupAdmin', colleague)).toBe('created')
  const before = await total()
  expect(await run('author', colleague)).toBe('not_found')
  expect(await run('author', formerly)).toBe('not_found')
  for (const person of ['coach', 'userAdmin', 'learner', 'outsider'] as const)
    expect(await run(person, own)).toBe('not_found')
  for (const person of ['author', 'groupAdmin'] as const)
    expect(await create(person, { course: fresh(platform.groups.Siège) })).toMatchObject({
      code: 'not_found',
    })
  expect(await total()).toEqual(before)
  const offered = async (person: Cast) =>
    (await listCoursesToRun(ground.db, await ground.as(person))).map(({ id }) => id)
  expect(await offered('author')).toContain(own)
  expect(await offered('author')).not.toEqual(expect.arrayContaining([colleague]))
  expect(await offered('author')).not.toEqual(expect.arrayContaining([formerly]))
  expect(await offered('groupAdmin')).toEqual(expect.arrayContaining([own, colleague]))
  expect(await offered('outsider')).toEqual([])
})

test('T13 a foreign course, a foreign group and unknown ones are answered alike', async () => {
  const foreign = await ofCourse(await ground.create({ in: 'Siège', by: 'outsider' }))
  const answers = await Promise.all([
    create('groupAdmin', { course: { kind: 'existing', courseId: foreign } }),
    create('groupAdmin', { course: { kind: 'existing', courseId: randomUUID() } }),
    create('groupAdmin', { course: fresh(ground.platform.groups.Siège) }),
    create('groupAdmin', { course: fresh(randomUUID()) }),
    create('owner', { course: fresh(randomUUID()) }),
  ])
  for (const answer of answers) expect(answer).toEqual({ ok: false, code: 'not_found' })
})

test('A2 nobody becomes referent whom the creator does not know, or who is not there any more', async () => {
  const { db, idOf } = ground
  const referents = async (person: Cast, chosen: string[]) => {
    const answer = await create(person, { referentIds: [idOf(person), ...chosen] })
    return answer.ok ? 'created' : answer.code
  }
  expect(await referents('groupAdmin', [idOf('learner')])).toBe('created')
  expect(await referents('groupAdmin', [idOf('outsider')])).toBe('referent_unknown')
  expect(await referents('author', [idOf('coach')])).toBe('referent_unknown')
  expect(await referents('groupAdmin', [randomUUID()])).toBe('referent_unknown')
  await db.execute(
    sql`update accounts set status = 'deleted', deleted_at = now() where id = ${idOf('userAdmin')}`,
  )
  expect(await referents('groupAdmin', [idOf('userAdmin')])).toBe('referent_unknown')
})

test('A2 referents are looked for by name among people of groups that one administers or leads, addresses untold', async () => {
  const find = async (person: Cast, text: string) =>
    (await findReferents(ground.db, await ground.as(person), text)).map(({ name }) => name)
  expect(await find('groupAdmin', 'awa')).toEqual(['Awa Diallo'])
  expect(await find('coach', 'DIALLO aw')).toEqual(['Awa Diallo'])
  expect(await find('author', 'karim')).toEqual([])
  expect(await find('coach', 'sven')).toEqual([])
  expect(await find('owner', 'sven')).toEqual(['Sven Lindqvist'])
  expect(await find('coach', 'exemple.example')).toEqual([])
  expect(await find('coach', '')).toEqual([])
  const [found] = await findReferents(ground.db, await ground.as('groupAdmin'), 'fontaine')
  expect(found?.groups).toEqual(['Lyon'])
})

test('a last day that has passed is refused, by the database’s clock; of one name in a group at once, one is told', async () => {
  expect(await create('author', { startsOn: inDays(-3), endsOn: inDays(-2) })).toMatchObject({
    code: 'date_passed',
  })
  const twice = await Promise.all(
    ['Caisse', 'CAISSE'].map((name) => create('author', { course: fresh(undefined, name) })),
  )
  expect(twice.map((answer) => (answer.ok ? 'created' : answer.code)).sort()).toEqual([
    'created',
    'name_taken',
  ])
  expect(await create('groupAdmin', { course: fresh(ground.platform.groups.Lyon, 'caisse') })).toMatchObject({
    code: 'name_taken',
  })
})

test('with ten referents it costs the statements of one', async () => {
  const { db, idOf } = ground
  const others = await rowsOf(db, sql`select id from accounts where status = 'active'`)
  const one = await countStatements(() => create('owner'))
  const referentIds = others.map(({ id }) => String(id))
  expect(referentIds.length).toBeGreaterThan(5)
  expect(await countStatements(() => create('owner', { referentIds: [idOf('owner'), ...referentIds] }))).toBe(
    one,
  )
})
