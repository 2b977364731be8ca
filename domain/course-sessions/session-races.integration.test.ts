import { setTimeout as wait } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Transaction } from '@/db/client'
import type { Cast } from '@/db/factories/platform'
import { giveRoles } from '@/domain/accounts/give-roles'
import { softDelete } from '@/domain/accounts/soft-delete'
import { time } from '@/domain/audit/record-events'
import { keys, laySessionGround, type SessionGround } from '@/tests/session-ground'
import { assignGroup } from './assign-group'
import { changeCourseSession } from './change-course-session'
import { enrolGroup } from './enrol-group'
import { enrolPeople } from './enrol-people'
import { inviteIntoSession } from './invite-into-session'
import { showCourseSessionSettings } from './show-settings'

/* F08: what happens to a session at the same moment as something else, one of the two held open. */

let ground: SessionGround
let groupId: string
beforeAll(async () => {
  ground = await laySessionGround()
  groupId = ground.platform.groups.Lyon
})

const invite = async (by: Cast, courseSessionId: string, emails: string) =>
  inviteIntoSession(ground.db, keys, await ground.as(by), {
    courseSessionId,
    groupId,
    emails,
    mailAgain: false,
  })

/** Does the first in a transaction that stays open until the second has had time to meet it. */
async function beside<Answer>(
  first: (tx: Transaction) => Promise<unknown>,
  second: () => Promise<Answer>,
): Promise<Answer> {
  const going = await ground.db.transaction(async (tx) => {
    await first(tx)
    const answer = second()
    answer.catch(() => {})
    await Promise.race([answer, wait(300)])
    return { answer }
  })
  return going.answer
}

const deleting = (id: string) => (tx: Transaction) => softDelete(tx, time, sql`select ${id}::uuid`)
const namesOf = async (query: SQL) => (await ground.db.execute(query)).rows

const enrolmentsOf = (accountId: string) =>
  namesOf(sql`select course_session_id from enrolments where account_id = ${accountId}`)

test('E2 whoever is just being deleted is not enrolled by the worker, and comes in again later', async () => {
  const session = await ground.session()
  const person = await ground.create({ in: { Lyon: 'learner' } })
  await assignGroup(ground.db, await ground.as('coach'), { courseSessionId: session, groupId })
  await beside(deleting(person), () => enrolGroup(ground.db, { courseSessionId: session, groupId }))
  expect(await enrolmentsOf(person)).toEqual([])
  const email = await ground.emailOf(person)
  expect(await invite('coach', session, email)).toMatchObject({
    value: [{ outcome: 'invited', restores: true }],
  })
  expect(await ground.accept(email)).toMatchObject({ ok: true })
})

test('E2 nor by their address, whether they are in the group or not', async () => {
  const session = await ground.session({ referents: ['groupAdmin'] })
  for (const place of ['Lyon', 'Lyon-Direction'] as const) {
    const person = await ground.create({ in: { [place]: 'author' } })
    const email = await ground.emailOf(person)
    await beside(deleting(person), () => invite('groupAdmin', session, email))
    expect(await enrolmentsOf(person), place).toEqual([])
  }
})

const settingsOf = async (by: Cast, session: string) => {
  const settings = await showCourseSessionSettings(ground.db, await ground.as(by), session)
  if (!settings) throw new Error('not theirs')
  const { version, name, startsOn, endsOn } = settings
  return { courseSessionId: session, version, name, startsOn, endsOn, tell: false }
}

test('A1 T15 who stops being referent while they wait enrols nobody any more', async () => {
  const session = await ground.session({ referents: ['coach', 'groupAdmin'] })
  const person = await ground.create({ in: { Lyon: 'learner' } })
  const [coach, admin] = [await ground.as('coach'), await ground.as('groupAdmin')]
  const settings = await settingsOf('groupAdmin', session)
  const referentIds = [ground.platform.people.groupAdmin.id]
  const removing = (tx: Transaction) =>
    changeCourseSession(tx as unknown as typeof ground.db, admin, { ...settings, referentIds })
  const answers = await beside(removing, () =>
    Promise.all([
      enrolPeople(ground.db, coach, { courseSessionId: session, accountIds: [person] }),
      assignGroup(ground.db, coach, { courseSessionId: session, groupId }),
      invite('coach', session, 'tard@r.example'),
    ]),
  )
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, false])
})

test('changing a session and making members do not wait for each other', async () => {
  const session = await ground.session({ referents: ['groupAdmin'] })
  const person = await ground.create({ in: { 'Lyon-Direction': 'learner' } })
  const admin = await ground.as('groupAdmin')
  await assignGroup(ground.db, admin, { courseSessionId: session, groupId })
  const settings = await settingsOf('groupAdmin', session)
  const referentIds = [ground.platform.people.groupAdmin.id, person]
  const going = await ground.db.transaction(async (tx) => {
    await tx.execute(sql`select from accounts where id = ${person} for no key update`)
    const change = changeCourseSession(ground.db, admin, { ...settings, referentIds })
    change.catch(() => {})
    await wait(300)
    const selection = { ids: [person] }
    const given = await giveRoles(tx as unknown as typeof ground.db, admin, {
      selection,
      groupIds: [groupId],
      roles: ['learner'],
    })
    return { given, change }
  })
  expect(going.given).toMatchObject({ ok: true })
  expect(await going.change).toMatchObject({ ok: true })
})

test('F07 two referents with the same lists in opposite order both get through', {
  timeout: 60_000,
}, async () => {
  const session = await ground.session({ referents: ['coach', 'groupAdmin'] })
  await ground.db.execute(sql`
    with person as (
      insert into accounts (email, first_name, last_name)
      select 'k' || n || '@k.example', 'K', 'L' from generate_series(1, 2000) as n returning id
    )
    insert into memberships (account_id, group_id, role, source_group_id)
    select id, ${groupId}, 'learner', ${groupId} from person`)
  for (const name of ['k', 'new']) {
    const all = Array.from({ length: 2000 }, (_, at) => `${name}${at + 1}@k.example`)
    const answers = await Promise.all([
      invite('coach', session, all.join(' ')),
      invite('groupAdmin', session, all.toReversed().join(' ')),
    ])
    expect(
      answers.map(({ ok }) => ok),
      name,
    ).toEqual([true, true])
  }
  const mails = await ground.mails(session)
  expect(new Set(mails).size).toBe(mails.length)
})
