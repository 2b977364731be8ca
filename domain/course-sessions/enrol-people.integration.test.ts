import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Cast } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { laySessionGround, type SessionGround } from '@/tests/session-ground'
import { enrolPeople } from './enrol-people'

let ground: SessionGround
beforeAll(async () => {
  ground = await laySessionGround()
})

const enrol = async (by: Cast, courseSessionId: string, accountIds: string[]) =>
  enrolPeople(ground.db, await ground.as(by), { courseSessionId, accountIds })

test('S2 S3 a referent enrols people of their group, whatever their role, once and with one mail', async () => {
  const session = await ground.session()
  const learner = await ground.create({ in: { Lyon: 'learner' } })
  const author = await ground.create({ in: { Lyon: 'author' }, language: 'en' })
  expect(await enrol('coach', session, [learner, author, author])).toEqual({
    ok: true,
    value: { enrolled: [learner, author].sort(), already: [], leftOut: [] },
  })
  expect(await enrol('coach', session, [learner])).toEqual({
    ok: true,
    value: { enrolled: [], already: [learner], leftOut: [] },
  })
  const emails = await Promise.all([learner, author].map(ground.emailOf))
  expect(await ground.followers(session)).toEqual(emails.sort())
  expect(await ground.mails(session)).toEqual(emails.map((email) => `${email} course_session`).sort())
  expect(await ground.events(session)).toEqual([
    {
      action: 'course_session.enrolled',
      actorId: ground.platform.people.coach.id,
      details: { accountIds: [learner, author].sort() },
    },
  ])
})

test('A2 T13 people of other groups are left out like unknown ids, and deleted ones', async () => {
  const session = await ground.session()
  const foreign = await ground.create({ in: { Siège: 'learner' } })
  const gone = await ground.create({ deletedAt: new Date() })
  const unknown = '00000000-0000-7000-8000-000000000000'
  const theirs = await ground.create({ in: { Lyon: 'learner' } })
  expect(await enrol('coach', session, [foreign, gone, unknown, theirs])).toEqual({
    ok: true,
    value: { enrolled: [theirs], already: [], leftOut: [foreign, gone, unknown] },
  })
  expect(await enrol('platformAdmin', session, [foreign])).toMatchObject({ value: { enrolled: [foreign] } })
})

test('S2 A1 only who is referent and leads a group enrols; for who sees nothing of the session it is unknown', async () => {
  const session = await ground.session({ referents: ['learner', 'author', 'userAdmin'] })
  const person = await ground.create({ in: { Lyon: 'learner' } })
  const answers: Partial<Record<Cast, string>> = {
    learner: 'not_yours',
    author: 'not_yours',
    userAdmin: 'not_yours',
    groupAdmin: 'not_yours',
    coach: 'not_found',
    outsider: 'not_found',
  }
  for (const [by, code] of Object.entries(answers) as [Cast, string][])
    expect([by, await enrol(by, session, [person])]).toEqual([by, { ok: false, code }])
  expect(await ground.followers(session)).toEqual([])
  await ground.isReferent(session, 'groupAdmin')
  expect(await enrol('groupAdmin', session, [person])).toMatchObject({ ok: true })
})

test('nobody is enrolled in a session that is over', async () => {
  const session = await ground.session({ startsOn: '2026-01-05', endsOn: '2026-01-09' })
  const person = await ground.create({ in: { Lyon: 'learner' } })
  expect(await enrol('coach', session, [person])).toEqual({ ok: false, code: 'over' })
})

test('C5 who has no mailbox is enrolled without a mail', async () => {
  const session = await ground.session()
  const person = await ground.create({ in: { Lyon: 'learner' }, userName: 'sans-boite' })
  expect(await enrol('coach', session, [person])).toMatchObject({ value: { enrolled: [person] } })
  expect(await ground.mails(session)).toEqual([])
})

test('no mail goes to an address that no mail reaches any more', async () => {
  const [before, session] = [await ground.session(), await ground.session()]
  const person = await ground.create({ in: { Lyon: 'learner' } })
  await enrol('coach', before, [person])
  await ground.db.execute(sql`
    update mails set status = 'sent', settled_at = now(), delivery = 'complained', delivery_at = now()
    where recipient = ${await ground.emailOf(person)}`)
  expect(await enrol('coach', session, [person])).toMatchObject({ value: { enrolled: [person] } })
  expect(await ground.mails(session)).toEqual([])
})

test('a hundred people cost as many statements as one', async () => {
  const session = await ground.session()
  const people: string[] = []
  for (let i = 0; i < 101; i++) people.push(await ground.create({ in: { 'Lyon-Direction': 'learner' } }))
  const by = await ground.as('platformAdmin')
  const cost = (accountIds: string[]) =>
    countStatements(() => enrolPeople(ground.db, by, { courseSessionId: session, accountIds }))
  const one = await cost(people.slice(0, 1))
  expect(await cost(people.slice(1))).toBe(one)
  expect(one).toBeLessThanOrEqual(9)
})
