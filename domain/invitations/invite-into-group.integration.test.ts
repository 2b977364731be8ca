import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import type { InviteInput } from './input'
import { inviteIntoGroup } from './invite-into-group'
import type { Outcome } from './outcome'

const keys = { current: 'a secret that only this test has, and long enough' }

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const toLyon = (emails: string, more: Partial<InviteInput> = {}): InviteInput => ({
  groupId: platform.groups.Lyon,
  emails,
  roles: ['learner'],
  language: 'fr',
  deletionDate: null,
  mailAgain: false,
  ...more,
})

async function invite(person: keyof Platform['people'], input: InviteInput) {
  return inviteIntoGroup(db, keys, await actorOf(db, platform.people[person]), input)
}

async function outcomes(person: keyof Platform['people'], input: InviteInput): Promise<Outcome[]> {
  const answer = await invite(person, input)
  if (!answer.ok) throw new Error(`refused: ${answer.code}`)
  return answer.value
}

async function count(query: ReturnType<typeof sql>) {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n ${query}`)
  return rows[0]?.n
}

describe('I1 every address has its own outcome, and good ones go through whatever the bad ones are', () => {
  test('invited, twice, invalid', async () => {
    const answer = await outcomes('groupAdmin', toLyon('Ana <ana@a.example>; ANA@a.example, rubbish, b@a'))
    expect(answer.map(({ outcome }) => outcome)).toEqual(['invited', 'twice', 'invalid', 'invalid'])
    expect(await count(sql`from invitations where email = 'ana@a.example' and status = 'pending'`)).toBe(1)
  })

  test('an active person of one’s group is named, with where they are; one of elsewhere is a neutral refusal (E1, A2)', async () => {
    const { learner, outsider, userAdmin } = platform.people
    const answer = await outcomes(
      'groupAdmin',
      toLyon(`${learner.email} ${userAdmin.email} ${outsider.email}`),
    )
    expect(answer).toMatchObject([
      { outcome: 'already_active', accountId: learner.id, inGroup: true },
      { outcome: 'already_active', accountId: userAdmin.id, inGroup: true },
      { outcome: 'not_permitted' },
    ])
    expect(JSON.stringify(answer)).not.toContain(outsider.id)
    const byPlatformAdmin = await outcomes('platformAdmin', toLyon(outsider.email))
    expect(byPlatformAdmin).toMatchObject([
      { outcome: 'already_active', accountId: outsider.id, inGroup: false },
    ])
  })

  test('E2 a deleted account is invited, saying that it will come back', async () => {
    await createAccounts(db, [
      { firstName: 'Rémi', lastName: 'Ancien', email: 'remi@a.example', deletedAt: new Date() },
    ])
    const answer = await outcomes('groupAdmin', toLyon('remi@a.example neuf@a.example'))
    expect(answer).toMatchObject([
      { outcome: 'invited', restores: true },
      { outcome: 'invited', restores: false },
    ])
  })
})

describe('I2 one live invitation per address', () => {
  test('a second group joins the invitation; no second mail unless asked', async () => {
    await outcomes('groupAdmin', toLyon('deux@a.example'))
    const toLille = { groupId: platform.groups.Lille }
    expect(await outcomes('platformAdmin', toLyon('deux@a.example', toLille))).toMatchObject([
      { outcome: 'added', changed: true },
    ])
    expect(await outcomes('platformAdmin', toLyon('deux@a.example', toLille))).toMatchObject([
      { outcome: 'added', changed: false },
    ])
    const mailed = sql`from mails m join invitations i on i.id = m.invitation_id where i.email = 'deux@a.example'`
    expect(await count(mailed)).toBe(1)
    await outcomes('platformAdmin', toLyon('deux@a.example', { ...toLille, mailAgain: true }))
    expect(await count(mailed)).toBe(2)
  })

  test('I6 one that has expired and is mailed again is good again: its mail leads somewhere', async () => {
    await outcomes('groupAdmin', toLyon('passe@a.example'))
    const live = sql`from invitations where email = 'passe@a.example' and expires_at > now()`
    await db.execute(
      sql`update invitations set expires_at = now() - interval '1 day' where email = 'passe@a.example'`,
    )
    await outcomes('groupAdmin', toLyon('passe@a.example'))
    expect(await count(live)).toBe(0)
    await outcomes('groupAdmin', toLyon('passe@a.example', { mailAgain: true }))
    expect(await count(live)).toBe(1)
  })

  test('F07 the same address invited by fifty at once is one invitation; every other is told', async () => {
    const actor = await actorOf(db, platform.people.groupAdmin)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => inviteIntoGroup(db, keys, actor, toLyon('course@a.example'))),
    )
    const told = answers.map((answer) => answer.ok && answer.value[0]?.outcome)
    expect(told.filter((outcome) => outcome === 'invited')).toHaveLength(1)
    expect(told.filter((outcome) => outcome === 'added')).toHaveLength(49)
    expect(await count(sql`from invitations where email = 'course@a.example'`)).toBe(1)
    expect(
      await count(
        sql`from mails m join invitations i on i.id = m.invitation_id where i.email = 'course@a.example'`,
      ),
    ).toBe(1)
  })
})

describe('refusals', () => {
  test('T13 a group of others, an unknown one and one deleted meanwhile answer the same', async () => {
    const unknown = { groupId: '00000000-0000-7000-8000-000000000000' }
    expect(await invite('groupAdmin', toLyon('x@a.example', { groupId: platform.groups.Lille }))).toEqual({
      ok: false,
      code: 'not_found',
    })
    expect(await invite('groupAdmin', toLyon('x@a.example', unknown))).toEqual({
      ok: false,
      code: 'not_found',
    })
    expect(await invite('platformAdmin', toLyon('x@a.example', unknown))).toEqual({
      ok: false,
      code: 'not_found',
    })
    expect(await count(sql`from invitations where email = 'x@a.example'`)).toBe(0)
  })

  test('A1 a user administrator gives learner and nothing else', async () => {
    const refused = await invite('userAdmin', toLyon('y@a.example', { roles: ['learner', 'coach'] }))
    expect(refused).toEqual({ ok: false, code: 'role_not_yours' })
    expect(await count(sql`from invitations where email = 'y@a.example'`)).toBe(0)
    expect(await outcomes('userAdmin', toLyon('y@a.example'))).toMatchObject([{ outcome: 'invited' }])
  })

  test('D1 the deletion date is in the future, and the invitation ends with it', async () => {
    expect(await invite('groupAdmin', toLyon('z@a.example', { deletionDate: '2020-01-01' }))).toEqual({
      ok: false,
      code: 'date_passed',
    })
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    await outcomes('groupAdmin', toLyon('z@a.example', { deletionDate: soon }))
    const ends = sql`from invitations where email = 'z@a.example'
      and expires_at = ${soon}::date::timestamp at time zone 'Europe/Paris'`
    expect(await count(ends)).toBe(1)
  })
})

test('Invariant I: no mail without its invitation, no invitation whose mail is forgotten', async () => {
  await outcomes(
    'groupAdmin',
    toLyon(Array.from({ length: 250 }, (_, n) => `lettre${n}@a.example`).join('\n')),
  )
  expect(
    await count(sql`from mails m join invitations i on i.id = m.invitation_id
      where i.email like 'lettre%@a.example' and m.status = 'queued'`),
  ).toBe(250)
  expect(
    await count(sql`from pgboss.job j where j.data->>'batchId' in (select m.batch_id::text from mails m
      join invitations i on i.id = m.invitation_id where i.email like 'lettre%@a.example')`),
  ).toBe(3)
})

test('the same number of statements for one address and for a thousand, at most thirteen', async () => {
  const actor = await actorOf(db, platform.people.groupAdmin)
  const statements = async (size: number) => {
    const emails = Array.from({ length: size }, (_, n) => `s${size}-${n}@a.example`).join('\n')
    return countStatements(() => inviteIntoGroup(db, keys, actor, toLyon(emails)))
  }
  await statements(2)
  const one = await statements(1)
  expect(await statements(1000)).toBe(one)
  expect(one).toBeGreaterThan(2)
  expect(one).toBeLessThanOrEqual(15)
})
