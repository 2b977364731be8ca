import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { type InvitationMail, mailInvitations } from './mail-invitations'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mail_batches, mail_budget_days, invitations, courses cascade`))

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function session(course: string, [startsOn, endsOn]: [string, string], referentIds: string[] = []) {
  const [id] = await createCourseSessions(db, [
    {
      course,
      groupId: platform.groups.Lyon,
      authorId: platform.people.author.id,
      startsOn,
      endsOn,
      referentIds,
    },
  ])
  return id ?? ''
}

/** Invites people, each of whom is to be enrolled in these sessions. */
async function invited(count: number, sessionIds: readonly string[]): Promise<string[]> {
  const groups = [{ groupId: platform.groups.Lyon }]
  const created = await createInvitations(
    db,
    Array.from({ length: count }, (_, at) => ({
      email: `person${at}@${randomUUID()}.example`,
      groups,
      invitedById: platform.people.coach.id,
      mail: 'none' as const,
    })),
  )
  const ids = created.map(({ id }) => id)
  for (const [id, sessionId] of ids.flatMap((one) => sessionIds.map((other) => [one, other] as const)))
    await db.execute(sql`
      insert into enrolments (course_session_id, invitation_id, invitation_status, enrolled_by_id)
      values (${sessionId}, ${id}, 'pending', ${platform.people.coach.id})`)
  return ids
}

const send = (ids: readonly string[], mail: InvitationMail = { kind: 'invitation', requestedById: null }) =>
  db.transaction((tx) => mailInvitations(tx, ids, mail))

async function written(): Promise<Record<string, string>[]> {
  const { rows } = await db.execute<{ variables: Record<string, string> }>(
    sql`select variables from mails order by id`,
  )
  return rows.map(({ variables }) => variables)
}

const ofInvitation = ['expiresAt', 'groups', 'inviter', 'linkVersion']

describe('I3 the mail of an invitation that enrols too', () => {
  test.each<InvitationMail>([
    { kind: 'invitation', requestedById: null },
    { kind: 'reminder', requestedById: 'inviter' },
  ])('says in what: $kind', async (mail) => {
    const { coach, userAdmin } = platform.people
    const id = await session('Accueil', [day(3), day(9)], [coach.id, userAdmin.id])
    await send(await invited(1, [id]), mail)
    expect(await written()).toMatchObject([
      {
        inviter: 'Karim Haddad',
        groups: 'Lyon',
        courseSessionId: id,
        course: 'Accueil',
        session: '',
        startsOn: day(3),
        endsOn: day(9),
        referents: 'Karim Haddad, Ursula Kowalski',
      },
    ])
  })

  test('of several, the first to begin that is not over, or the one that it goes out from; none that is over', async () => {
    const over = await session('Passé', [day(-30), day(-20)])
    const later = await session('Plus tard', [day(20), day(30)])
    const next = await session('Bientôt', [day(2), day(3)])
    await send(await invited(1, [over, later, next]))
    await send(await invited(1, [over]))
    const mail = { kind: 'invitation', requestedById: null, courseSessionId: later } as const
    await send(await invited(1, [over, later, next]), mail)
    expect((await written()).map(({ course }) => course)).toEqual(['Bientôt', undefined, 'Plus tard'])
    expect((await written())[0]?.referents).toBe('')
  })

  test('without a session, or with one that ended with an invitation before, it holds what it always did', async () => {
    const id = await session('Accueil', [day(3), day(9)])
    const [ended = ''] = await invited(1, [id])
    await db.execute(sql`update invitations set status = 'cancelled', ended_at = now() where id = ${ended}`)
    await send(await invited(1, []))
    await send([ended])
    for (const variables of await written()) expect(Object.keys(variables).sort()).toEqual(ofInvitation)
    expect(await written()).toHaveLength(2)
  })

  test('as many statements for one without a session as for fifty with two', async () => {
    const sessions = [await session('A', [day(1), day(2)]), await session('B', [day(1), day(2)])]
    await send(await invited(1, []))
    const [plain, many] = [await invited(1, []), await invited(50, sessions)]
    const one = await countStatements(() => send(plain))
    expect(await countStatements(() => send(many))).toBe(one)
  })
})
