import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Cast } from '@/db/factories/platform'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { countStatements } from '@/tests/count-statements'
import { keys, laySessionGround, type SessionGround } from '@/tests/session-ground'
import { resendFromSession } from './answer-invitations'
import { enrolPeople } from './enrol-people'
import { findCourseSession } from './find-course-session'
import { inviteIntoSession } from './invite-into-session'
import { listEnrolments } from './list-enrolments'
import { unenrol } from './unenrol'

let ground: SessionGround
beforeAll(async () => {
  ground = await laySessionGround()
})

async function enrolmentsOf(courseSessionId: string): Promise<string[]> {
  const { rows } = await ground.db.execute<{ id: string }>(sql`
    select id from enrolments where course_session_id = ${courseSessionId} order by id`)
  return rows.map(({ id }) => id)
}
const remove = async (by: Cast, courseSessionId: string, enrolmentIds: string[], tell = false) =>
  unenrol(ground.db, await ground.as(by), { courseSessionId, enrolmentIds, tell })
const invite = async (courseSessionId: string, emails: string) =>
  inviteIntoSession(ground.db, keys, await ground.as('coach'), {
    courseSessionId,
    groupId: ground.platform.groups.Lyon,
    emails,
    mailAgain: false,
  })

test('an invitation that came from the session alone is cancelled with the enrolment; its link is dead (I7)', async () => {
  const session = await ground.session()
  await invite(session, 'seul@u.example')
  expect(await remove('coach', session, await enrolmentsOf(session))).toEqual({
    ok: true,
    value: { unenrolled: 1, cancelled: 1, kept: 0 },
  })
  expect(await ground.followers(session)).toEqual([])
  expect(await ground.accept('seul@u.example')).toEqual({ ok: false, code: 'cancelled' })
})

test('one that leads elsewhere too goes on without the session, and without its group', async () => {
  const [session, other] = [await ground.session(), await ground.session()]
  await invite(session, 'deux@u.example, trois@u.example')
  await invite(other, 'deux@u.example')
  await inviteIntoGroup(ground.db, keys, await ground.as('platformAdmin'), {
    groupId: ground.platform.groups.Siège,
    emails: 'trois@u.example',
    roles: ['learner'],
    language: 'fr',
    deletionDate: null,
    mailAgain: false,
  })
  expect(await remove('coach', session, await enrolmentsOf(session))).toEqual({
    ok: true,
    value: { unenrolled: 2, cancelled: 0, kept: 2 },
  })
  expect(await ground.followers(session)).toEqual([])
  expect(await ground.followers(other)).toEqual(['deux@u.example pending'])
  expect(await ground.accept('deux@u.example')).toMatchObject({ value: { courseSessionId: other } })
  const third = await ground.accept('trois@u.example')
  expect(third).toMatchObject({ value: { courseSessionId: null } })
  expect(await ground.places(third.ok ? third.value.accountId : '')).toEqual(['Siège learner'])
})

test('a mail goes out only if it is asked for', async () => {
  const session = await ground.session()
  const people = [
    await ground.create({ in: { Lyon: 'learner' } }),
    await ground.create({ in: { Lyon: 'learner' } }),
  ]
  await enrolPeople(ground.db, await ground.as('coach'), { courseSessionId: session, accountIds: people })
  const [first, second] = await enrolmentsOf(session)
  await remove('coach', session, [first ?? ''])
  await remove('coach', session, [second ?? ''], true)
  const left = (await ground.mails(session)).filter((mail) => mail.endsWith('course_session_left'))
  expect(left.length).toBe(1)
  expect(await ground.followers(session)).toEqual([])
})

test('A2 T13 only who manages the session unenrols, and only from that session', async () => {
  const [session, other] = [await ground.session(), await ground.session({ referents: ['learner'] })]
  await invite(session, 'reste@u.example')
  const ids = await enrolmentsOf(session)
  const { db, platform } = ground
  await enrolPeople(db, await ground.as('coach'), {
    courseSessionId: session,
    accountIds: [platform.people.learner.id],
  })
  // The learner sees the session that they follow.
  for (const by of ['learner', 'userAdmin', 'outsider'] as const)
    expect([by, await remove(by, session, ids)]).toEqual([by, { ok: false, code: 'not_found' }])
  expect(await remove('learner', other, ids)).toMatchObject({ value: { unenrolled: 0 } })
  expect(await ground.followers(session)).toContain('reste@u.example pending')
  expect(await remove('groupAdmin', session, ids)).toMatchObject({ value: { unenrolled: 1 } })
})

test('A2 I3 who runs the session without being its referent leaves the invitations of others alone', async () => {
  const session = await ground.session({ referents: ['platformAdmin'] })
  const { db, platform } = ground
  const given = { courseSessionId: session, emails: 'autre@u.example', mailAgain: false }
  await inviteIntoSession(db, keys, await ground.as('platformAdmin'), {
    ...given,
    groupId: platform.groups.Siège,
  })
  const enrolmentIds = await enrolmentsOf(session)
  for (const by of ['author', 'groupAdmin'] as const) {
    const actor = await ground.as(by)
    const found = await findCourseSession(db, actor, session)
    if (!found) throw new Error('not seen')
    expect((await listEnrolments(db, actor, found, {}, null)).enrolments).toEqual([])
    expect(await remove(by, session, enrolmentIds)).toMatchObject({ value: { unenrolled: 0 } })
    expect(await resendFromSession(db, actor, { courseSessionId: session, enrolmentIds })).toMatchObject({
      ok: false,
    })
  }
  expect(await remove('platformAdmin', session, enrolmentIds)).toMatchObject({ value: { cancelled: 1 } })
})

test('F08 accepting and unenrolling at once have one winner, and nothing is left half', async () => {
  for (let round = 0; round < 12; round++) {
    const session = await ground.session()
    const email = `course${round}@u.example`
    await invite(session, email)
    const ids = await enrolmentsOf(session)
    const [accepted, removed] = await Promise.all([ground.accept(email), remove('coach', session, ids)])
    const cancelled = removed.ok && removed.value.cancelled === 1
    expect([accepted.ok, cancelled]).toEqual([!cancelled, cancelled])
    expect(await ground.followers(session)).toEqual([])
  }
})

test('twenty cost as many statements as one', async () => {
  const session = await ground.session()
  await invite(session, Array.from({ length: 21 }, (_, at) => `v${at}@u.example`).join(' '))
  const ids = await enrolmentsOf(session)
  const by = await ground.as('coach')
  const cost = (enrolmentIds: string[]) =>
    countStatements(() => unenrol(ground.db, by, { courseSessionId: session, enrolmentIds, tell: true }))
  const one = await cost(ids.slice(0, 1))
  expect(await cost(ids.slice(1))).toBe(one)
})
