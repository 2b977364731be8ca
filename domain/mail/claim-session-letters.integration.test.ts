import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { sessionVariables } from '@/domain/course-sessions/enrolling'
import { type MailRoom, openMailRoom } from '@/tests/mail-room'
import { reportFailures } from './report-failures'
import type { SessionKind } from './template'
import { writeMails } from './write-mails'

let room: MailRoom
let sessionId: string

beforeAll(async () => {
  room = await openMailRoom()
})
beforeEach(async () => {
  await room.empty()
  await room.db.execute(sql`truncate courses cascade`)
  await room.db.execute(sql`update accounts set status = 'active', deleted_at = null`)
  const { groups, people } = room.platform
  const [id] = await createCourseSessions(room.db, [
    { course: 'Accueil', groupId: groups.Lyon, authorId: people.author.id, referentIds: [people.coach.id] },
  ])
  sessionId = id ?? ''
})
afterAll(() => room.resend.close())

const enrol = () => {
  const { learner, coach } = room.platform.people
  return room.db.execute(sql`
    insert into enrolments (course_session_id, account_id, enrolled_by_id) values (${sessionId}, ${learner.id}, ${coach.id})`)
}
const unenrol = () => room.db.execute(sql`delete from enrolments`)

/** Queues a mail of the kind to the learner, as whoever enrols does, and answers its batch. */
async function queue(kind: SessionKind) {
  const { learner, coach } = room.platform.people
  await room.db.transaction((tx) =>
    writeMails(
      tx,
      sql`
      select ${kind}::mail_kind, null::uuid, a.id, a.email, a.language,
        ${sessionVariables} || jsonb_build_object('firstName', a.first_name, 'wasStartsOn', '2026-01-01', 'wasEndsOn', '2026-01-02'),
        ${coach.id}::uuid, null::uuid
      from accounts a, course_sessions s join courses c on c.id = s.course_id
      where a.id = ${learner.id} and s.id = ${sessionId}`,
    ),
  )
  return (await room.ledger()).at(-1)?.batchId ?? ''
}
const endings = async () => (await room.ledger()).map(({ status, failure }) => failure ?? status)

test.each(['course_session', 'course_session_moved'] as const)(
  '%s goes to who is enrolled, and says what the session is by then',
  async (kind) => {
    await enrol()
    expect(await room.send(await queue(kind))).toMatchObject({ sent: 1, failed: 0 })
    const [mail] = room.resend.inbox
    expect(mail?.text).toContain('Parcours\nAccueil')
    expect(mail?.text).toContain('Référent\nKarim Haddad')
    expect(mail?.text).toContain(`/sessions/${sessionId}\n`)
    expect((await room.ledger())[0]).toMatchObject({ courseSessionId: sessionId })
  },
)

test.each(['course_session', 'course_session_moved'] as const)(
  'F08 %s does not go to who was unenrolled meanwhile',
  async (kind) => {
    await enrol()
    const batchId = await queue(kind)
    await unenrol()
    await room.send(batchId)
    expect([await endings(), room.resend.inbox]).toEqual([['superseded'], []])
  },
)

test('F08 course_session_left goes to who is out, and not to who is in again', async () => {
  await room.send(await queue('course_session_left'))
  expect(await endings()).toEqual(['sent'])
  expect(room.resend.inbox[0]?.text).toContain('Vous ne suivez plus cette session')
  const batchId = await queue('course_session_left')
  await enrol()
  await room.send(batchId)
  expect(await endings()).toEqual(['sent', 'superseded'])
})

test.each(['course_session', 'course_session_moved', 'course_session_left'] as const)(
  'D2 %s does not go to a deleted account',
  async (kind) => {
    if (kind !== 'course_session_left') await enrol()
    const batchId = await queue(kind)
    await room.db.execute(sql`update accounts set status = 'deleted', deleted_at = now()
      where id = ${room.platform.people.learner.id}`)
    await room.send(batchId)
    expect(await endings()).toEqual(['superseded'])
  },
)

test('of two that wait, only the newer goes: its days are those of the session', async () => {
  await enrol()
  const [first, second] = [await queue('course_session_moved'), await queue('course_session_moved')]
  for (const batchId of [first, second]) await room.send(batchId)
  expect(await endings()).toEqual(['superseded', 'sent'])
  await room.send(await queue('course_session'))
  expect((await endings()).at(-1), 'the control: another kind says something else').toBe('sent')
})

test('one that did not arrive is not in a digest: who enrolled finds it in the session', async () => {
  await enrol()
  await queue('course_session')
  await room.db.execute(sql`update mails set status = 'failed', failure = 'address_refused',
    settled_at = now() - interval '2 hours'`)
  expect(await reportFailures(room.db, () => 'why')).toBe(0)
  const [mail] = await room.ledger()
  expect(mail?.reportedAt).not.toBeNull()
})
