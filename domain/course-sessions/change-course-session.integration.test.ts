import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { createAccounts } from '@/db/factories/accounts'
import { createInvitations } from '@/db/factories/invitations'
import type { Cast } from '@/db/factories/platform'
import { enrolments } from '@/db/schema'
import { countStatements } from '@/tests/count-statements'
import { type CourseGround, enrol, inDays, layCourseGround, rowsOf } from '@/tests/course-ground'
import { sessionOf, untilWaitedFor } from '@/tests/lock-queue'
import { changeCourseSession } from './change-course-session'
import type { CourseSessionChange } from './session-input'
import { showCourseSession } from './show-course-session'
import { showCourseSessionSettings } from './show-settings'

let ground: CourseGround

beforeAll(async () => {
  ground = await layCourseGround()
})

const settingsOf = async (person: Cast, id: string) =>
  showCourseSessionSettings(ground.db, await ground.as(person), id)

/** As the form would post it: what it showed, with some of it changed. */
async function change(person: Cast, id: string, changes: Partial<CourseSessionChange> = {}) {
  const { idOf, db, as } = ground
  const shown = await settingsOf('owner', id)
  const answer = await changeCourseSession(db, await as(person), {
    courseSessionId: id,
    version: shown?.version ?? '',
    name: shown?.name ?? '',
    startsOn: shown?.startsOn ?? '',
    endsOn: shown?.endsOn ?? '',
    referentIds: shown?.referents.map((one) => one.id) ?? [idOf('coach')],
    tell: false,
    ...changes,
  })
  return answer.ok ? answer.value : answer.code
}
const lastDetails = async (id: string) =>
  (
    await rowsOf(
      ground.db,
      sql`select details from audit_events where target_id = ${id} order by id desc limit 1`,
    )
  )[0]?.details
const mailsAbout = (id: string) =>
  rowsOf(
    ground.db,
    sql`select kind, recipient, language, variables, requested_by_id, group_id from mails
      where course_session_id = ${id} order by recipient`,
  )

test('T12 who manages the session changes it: referent, author of the course, administrator of its group; who only sees it does not', async () => {
  const { create, idOf } = ground
  const id = await create({ referents: ['coach'], enrolled: [idOf('learner')] })
  for (const person of ['coach', 'author', 'groupAdmin', 'platformAdmin'] as const) {
    expect(await change(person, id, { name: `par ${person}` })).toEqual({ told: 0 })
    expect((await settingsOf(person, id))?.name).toBe(`par ${person}`)
  }
  for (const person of ['learner', 'userAdmin', 'outsider'] as const) {
    expect(await change(person, id, { name: 'Intrus' })).toBe('not_found')
    expect(await settingsOf(person, id)).toBeNull()
  }
  expect((await settingsOf('owner', id))?.name).toBe('par platformAdmin')
})

test('T13 the page shows a session to those who oversee or follow it; for others and unknown ids there is none', async () => {
  const { create, idOf, db, as } = ground
  const id = await create({ referents: ['coach'], enrolled: [idOf('learner')] })
  const show = async (person: Cast, which = id) => showCourseSession(db, await as(person), which)
  expect(await show('coach')).toMatchObject({
    manages: true,
    people: { enrolled: 1, pending: 0 },
    group: { name: 'Lyon' },
  })
  expect(await show('learner')).toMatchObject({
    manages: false,
    people: null,
    referents: [{ name: 'Karim Haddad' }],
  })
  for (const person of ['userAdmin', 'outsider'] as const) expect(await show(person)).toBeNull()
  for (const unknown of ['00000000-0000-7000-8000-000000000000', 'nouveau'])
    expect(await show('owner', unknown)).toBeNull()
})

test('what was decided on another session than there is, is refused: of two at once, one is done', async () => {
  const { create } = ground
  const id = await create({ referents: ['coach'] })
  const version = (await settingsOf('owner', id))?.version ?? ''
  const { racing } = await ground.db.transaction(async (tx) => {
    const holder = await sessionOf(tx)
    await tx.execute(sql`select from course_sessions where id = ${id} for update`)
    const racing = (['coach', 'author'] as const).map((person) =>
      change(person, id, { version, name: `par ${person}` }),
    )
    await untilWaitedFor(ground.db, holder, 2)
    return { racing }
  })
  const answers = await Promise.all(racing)
  expect(answers.filter((answer) => answer !== 'changed_meanwhile')).toEqual([{ told: 0 }])
  const before = await settingsOf('owner', id)
  expect(await change('coach', id, { version: 'x', name: 'C' })).toBe('changed_meanwhile')
  expect(await settingsOf('owner', id)).toEqual(before)
})

test('a session keeps a referent; one may leave when another stays, and those whom one does not know stay', async () => {
  const { create, idOf } = ground
  const id = await create({ referents: ['coach', 'outsider'] })
  expect((await settingsOf('coach', id))?.referents).toMatchObject([
    { name: 'Karim Haddad', known: true },
    { name: 'Sven Lindqvist', known: false },
  ])
  expect(await change('coach', id, { referentIds: [] })).toEqual({ told: 0 })
  expect((await settingsOf('owner', id))?.referents).toMatchObject([{ name: 'Sven Lindqvist' }])
  expect(await lastDetails(id)).toEqual({
    referentIds: { from: [idOf('coach'), idOf('outsider')].sort(), to: [idOf('outsider')] },
  })
  expect(await change('owner', id, { referentIds: [] })).toBe('referent_missing')
  expect(await change('groupAdmin', id, { referentIds: [idOf('learner')] })).toEqual({ told: 0 })
  expect((await settingsOf('owner', id))?.referents).toHaveLength(2)
})

test('A2 nobody is made referent whom the actor does not know, though who is one already stays', async () => {
  const { create, idOf } = ground
  const id = await create({ referents: ['author'] })
  expect(await change('author', id, { referentIds: [idOf('author'), idOf('coach')] })).toBe(
    'referent_unknown',
  )
  expect(await change('groupAdmin', id, { referentIds: [idOf('author'), idOf('coach')] })).toEqual({
    told: 0,
  })
  expect(await change('author', id, { name: 'Mai', referentIds: [idOf('author'), idOf('coach')] })).toEqual({
    told: 0,
  })
})

test('other days are in the journal as from and to; a last day that has passed is refused, unless it was the last day already', async () => {
  const { create } = ground
  const was = { startsOn: inDays(-20), endsOn: inDays(-10) }
  const id = await create({ referents: ['coach'], ...was })
  expect(await change('coach', id, { endsOn: inDays(-9) })).toBe('date_passed')
  expect(await change('coach', id, { name: 'Reprise' })).toEqual({ told: 0 })
  const to = { startsOn: inDays(2), endsOn: inDays(4) }
  expect(await change('coach', id, to)).toEqual({ told: 0 })
  expect(await lastDetails(id)).toEqual({
    startsOn: { from: was.startsOn, to: to.startsOn },
    endsOn: { from: was.endsOn, to: to.endsOn },
  })
  const events = sql`select count(*)::int as n from audit_events where target_id = ${id}`
  expect(await change('coach', id)).toEqual({ told: 0 })
  expect(await rowsOf(ground.db, events)).toEqual([{ n: 2 }])
})

test('I3 the form says how many are still expected, whose invitation keeps the days that it told', async () => {
  const { create, idOf, db, platform } = ground
  const id = await create({ referents: ['coach'], enrolled: [idOf('learner')] })
  const invited = await createInvitations(db, [
    {
      email: 'attendue@exemple.example',
      groups: [{ groupId: platform.groups.Lyon }],
      invitedById: idOf('coach'),
    },
  ])
  const expected = invited.map((one) => ({
    courseSessionId: id,
    invitationId: one.id,
    invitationStatus: 'pending' as const,
    enrolledById: idOf('coach'),
  }))
  expect(await settingsOf('coach', id)).toMatchObject({ enrolled: 1, pending: 0 })
  await db.insert(enrolments).values(expected)
  expect(await settingsOf('coach', id)).toMatchObject({ enrolled: 1, reachable: 1, pending: 1 })
})

test('S3 who is enrolled is mailed about other days only when the box is ticked, each in their language', async () => {
  const { create, idOf, db } = ground
  const people = await createAccounts(db, [
    { firstName: 'Ana', lastName: 'Silva', email: 'ana@exemple.example' },
    { firstName: 'Bob', lastName: 'Ray', email: 'bob@exemple.example', language: 'en' },
    { firstName: 'Cléo', lastName: 'Roy', userName: 'cleo.roy' },
    { firstName: 'Dan', lastName: 'Old', email: 'dan@exemple.example', deletedAt: new Date() },
  ])
  const was = { startsOn: inDays(1), endsOn: inDays(2) }
  const id = await create({ course: 'Froid', name: 'Mai', referents: ['coach', 'groupAdmin'], ...was })
  await enrol(
    db,
    id,
    people.map((one) => one.id),
    idOf('coach'),
  )
  expect((await settingsOf('coach', id))?.reachable).toBe(2)
  expect(await change('coach', id, { endsOn: inDays(3) })).toEqual({ told: 0 })
  expect(await change('coach', id, { name: 'Juin', tell: true })).toEqual({ told: 0 })
  expect(await mailsAbout(id)).toEqual([])
  expect(await change('coach', id, { startsOn: inDays(8), endsOn: inDays(9), tell: true })).toEqual({
    told: 2,
  })
  const mails = await mailsAbout(id)
  expect(mails).toMatchObject([
    {
      kind: 'course_session_moved',
      recipient: 'ana@exemple.example',
      language: 'fr',
      requested_by_id: idOf('coach'),
    },
    { recipient: 'bob@exemple.example', language: 'en', group_id: null },
  ])
  expect(mails[0]?.variables).toEqual({
    courseSessionId: id,
    firstName: 'Ana',
    course: 'Froid',
    session: 'Juin',
    startsOn: inDays(8),
    endsOn: inDays(9),
    wasStartsOn: was.startsOn,
    wasEndsOn: inDays(3),
    referents: 'Karim Haddad, Gaëlle Le Goff',
  })
})

test('telling a thousand costs the statements of telling one', async () => {
  const { create, idOf, db } = ground
  const cost = async (count: number) => {
    const people = await createAccounts(
      db,
      Array.from({ length: count }, (_, n) => ({
        firstName: 'Eve',
        lastName: `${n}`,
        email: `eve${n}.${count}@exemple.example`,
      })),
    )
    const id = await create({ referents: ['coach'] })
    await enrol(
      db,
      id,
      people.map((one) => one.id),
      idOf('coach'),
    )
    const actor = await ground.as('coach')
    const shown = await settingsOf('coach', id)
    const given = {
      courseSessionId: id,
      version: shown?.version ?? '',
      name: '',
      referentIds: [idOf('coach')],
    }
    const moved = { startsOn: inDays(3), endsOn: inDays(4), tell: true }
    return countStatements(() => changeCourseSession(db, actor, { ...given, ...moved }))
  }
  expect(await cost(1000)).toBe(await cost(1))
})
