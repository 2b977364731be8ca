import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { createMemberships } from '@/db/factories/memberships'
import type { Actor } from '@/domain/access/actor'
import { resendFromSession } from '@/domain/course-sessions/answer-invitations'
import { assignGroup } from '@/domain/course-sessions/assign-group'
import { enrolPeople } from '@/domain/course-sessions/enrol-people'
import { findCourseSession } from '@/domain/course-sessions/find-course-session'
import { inviteIntoSession } from '@/domain/course-sessions/invite-into-session'
import { unenrol } from '@/domain/course-sessions/unenrol'
import { layAuthorizationGround, type Name, names, paths, type Subject } from './authorization-ground'
import {
  answersInvitationsFrom,
  enrolsFrom,
  runsSession,
  sessionVisible,
  type Taught,
} from './authorization-oracle'
import { testDatabase } from './database'
import { takenBack } from './taken-back'

/* T12 for course sessions: people of every right × session × group × deed, against the oracle. Every deed is undone. */

let db: Database
let groups: Record<Name, string>
let subjects: Subject[]
let sessions: { id: string; enrolmentId: string; taught: Omit<Taught, 'follows'> }[]
/** Somebody whose only group it is. */
let learnerOf: Record<Name, string>

beforeAll(async () => {
  db = await testDatabase()
  const ground = await layAuthorizationGround(db)
  ;({ groups, subjects } = ground)
  const everybody = subjects.map(({ actor }) => actor.accountId)
  const course = { groupId: groups.lyon, authorId: ground.ownerId }
  const ids = await createCourseSessions(db, [
    { ...course, course: 'run by everybody', referentIds: everybody },
    { ...course, course: 'run by nobody' },
    { ...course, course: 'assigned', groupId: groups.siege },
  ])
  const created = await createAccounts(
    db,
    names.map((at) => ({ firstName: 'Only', lastName: at })),
  )
  await createMemberships(
    db,
    created.map(({ id }, at) => ({
      accountId: id,
      groupId: groups[names[at] ?? 'p'],
      role: 'author' as const,
    })),
  )
  learnerOf = Object.fromEntries(names.map((at, n) => [at, created[n]?.id ?? ''])) as Record<Name, string>
  await db.execute(sql`insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners)
    values (${ids[2]}, ${groups.lille}, ${ground.ownerId}, 0)`)
  sessions = await Promise.all(
    ids.map(async (id, at) => ({
      id,
      enrolmentId: await enrol(id, learnerOf.lille, ground.ownerId),
      taught: {
        course: paths[at === 2 ? 'siege' : 'lyon'],
        assigned: at === 2 ? [paths.lille] : [],
        referent: at === 0,
      },
    })),
  )
})

async function enrol(courseSessionId: string, accountId: string, enrolledById: string): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into enrolments (course_session_id, account_id, enrolled_by_id)
    values (${courseSessionId}, ${accountId}, ${enrolledById}) returning id`)
  return rows[0]?.id ?? ''
}

const keys = { current: 'a key of the tests that is long enough to be one' }

type Deed = (db: Database, actor: Actor, courseSessionId: string, at: Name) => Promise<boolean>
const deeds: Record<string, Deed> = {
  enrol: async (db, actor, courseSessionId, at) => {
    const accountIds = [learnerOf[at]]
    const answer = await enrolPeople(db, actor, { courseSessionId, accountIds })
    return answer.ok && answer.value.enrolled.length + answer.value.already.length > 0
  },
  assign: async (db, actor, courseSessionId, at) => {
    const answer = await assignGroup(db, actor, { courseSessionId, groupId: groups[at] })
    return answer.ok || answer.code === 'already_assigned'
  },
  invite: async (db, actor, courseSessionId, at) => {
    const given = { emails: 'x@y.example', mailAgain: false }
    return (await inviteIntoSession(db, keys, actor, { courseSessionId, groupId: groups[at], ...given })).ok
  },
}

test('T12 S2 every person × session × group × deed', { timeout: 240_000 }, async () => {
  let [cases, allowed] = [0, 0]
  for (const { person, actor, label } of subjects) {
    for (const { id, taught } of sessions) {
      for (const at of names) {
        const expected = enrolsFrom(person, { ...taught, follows: false }, paths[at])
        for (const [deed, attempt] of Object.entries(deeds)) {
          const worked = await takenBack(db, (tx) => attempt(tx, actor, id, at))
          expect(worked, `${label}: ${deed} ${at} ${JSON.stringify(taught)}`).toBe(expected)
          cases += 1
          allowed += Number(expected)
        }
      }
    }
  }
  expect(cases).toBeGreaterThan(2_000)
  expect(allowed).toBeGreaterThan(150)
})

test('T12 T13 A2 every person × session: seeing it, unenrolling, resending', {
  timeout: 240_000,
}, async () => {
  for (const { person, actor, label } of subjects) {
    for (const { id, enrolmentId, taught } of sessions) {
      const session = { ...taught, follows: false }
      const seen = (await findCourseSession(db, actor, id)) !== null
      expect(seen, `${label} sees ${JSON.stringify(taught)}`).toBe(sessionVisible(person, session))
      const some = { courseSessionId: id, enrolmentIds: [enrolmentId] }
      const left = await takenBack(db, (tx) => unenrol(tx, actor, { ...some, tell: true }))
      expect(left, `${label} unenrols`).toMatchObject(
        runsSession(person, session)
          ? { ok: true, value: { unenrolled: 1 } }
          : { ok: false, code: 'not_found' },
      )
      expect((await takenBack(db, (tx) => resendFromSession(tx, actor, some))).ok).toBe(
        answersInvitationsFrom(person, session),
      )
    }
  }
})

test('A2 who follows a session sees it, and nothing else of it', async () => {
  const [session] = sessions
  const nobody = subjects.find(({ label }) => label === 'N Nobody')
  if (!session || !nobody) throw new Error('no session')
  const hidden = sessions[1]?.id ?? ''
  expect(await findCourseSession(db, nobody.actor, hidden)).toBeNull()
  await enrol(hidden, nobody.actor.accountId, nobody.actor.accountId)
  expect(await findCourseSession(db, nobody.actor, hidden)).toMatchObject({ isEnrolled: true })
  for (const unknown of ['x', '00000000-0000-7000-8000-000000000000'])
    expect(await findCourseSession(db, nobody.actor, unknown)).toBeNull()
})
