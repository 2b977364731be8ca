import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { findActor, findActorsByAccount } from '@/domain/access/find-actor'
import { sweep } from '@/domain/mail/sweep'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { deleteDue } from './delete-due'
import { hashPassword } from './password'
import { openSignIn, signIn } from './sign-in'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`update platform set time_zone = 'Europe/Paris'`))
afterEach(async () => {
  vi.useRealTimers()
  await db.execute(sql`update accounts set deletion_date = null`)
})

/** Learners of Lyon-Ventes whose day is so many days from today in the platform's zone, or in another one. */
async function leaving(days: number, count = 1, zone = 'Europe/Paris') {
  const people = await createAccounts(
    db,
    Array.from({ length: count }, () => ({
      firstName: 'Noé',
      lastName: 'Roy',
      email: `${crypto.randomUUID()}@x.example`,
    })),
  )
  const ids = people.map(({ id }) => id)
  await createMemberships(
    db,
    ids.map((accountId) => ({ accountId, groupId: platform.groups['Lyon-Ventes'] })),
  )
  await db.execute(sql`
    update accounts set deletion_date = (now() at time zone ${zone})::date + ${days}::int
    where id = any(${sql.param(ids)}::uuid[])`)
  return ids
}

const stateOf = async (id: string) =>
  (
    await db.execute<Record<string, unknown>>(sql`
      select a.status, a.deletion_date as date, a.former_group_ids as former, a.password_hash as password,
        (select count(*)::int from memberships m where m.account_id = a.id) as memberships,
        (select count(*)::int from sign_ins s where s.account_id = a.id and s.ended_at is null) as "signedIn",
        (select sum(change)::int from seat_changes c where c.account_id = a.id) as seats
      from accounts a where a.id = ${id}`)
  ).rows[0]

const seats = async () =>
  (
    await db.execute<{ taken: number; counted: number; active: number }>(sql`
      select taken, (select sum(change)::int from seat_changes) as counted,
        (select count(*)::int from accounts where status = 'active') as active from seats`)
  ).rows[0]

async function signInOf(id: string, password: string) {
  const { rows } = await db.execute<{ email: string }>(sql`select email from accounts where id = ${id}`)
  const settings = { secret: 'a secret that only this test has, long enough', cost: 10 }
  return signIn(db, settings, { email: rows[0]?.email ?? '', password, from: null })
}

describe('the day of deletion', () => {
  test('D1 D2 B1 at the start of the day: deleted by time, signed out, in no group, not billed; a day later not yet', async () => {
    const [today = '', yesterday = ''] = [...(await leaving(0)), ...(await leaving(-1))]
    const [tomorrow = ''] = await leaving(1)
    await createSignIns(db, [today, tomorrow])
    const before = await seats()
    expect(await deleteDue(db)).toBe(2)
    expect(await stateOf(today)).toEqual({
      status: 'deleted',
      date: null,
      former: [platform.groups['Lyon-Ventes']],
      password: null,
      memberships: 0,
      signedIn: 0,
      seats: 0,
    })
    expect(await stateOf(yesterday)).toMatchObject({ status: 'deleted' })
    expect(await stateOf(tomorrow)).toMatchObject({ status: 'active', signedIn: 1, seats: 1 })
    const after = await seats()
    expect(after?.taken).toBe((before?.taken ?? 0) - 2)
    expect([after?.counted, after?.active]).toEqual([after?.taken, after?.taken])
    const { rows } = await db.execute(sql`
      select e.actor_id, e.action, e.details ->> 'cause' as cause, c.reason, c.actor_id as by
      from audit_events e join seat_changes c on c.account_id = e.target_id and c.change < 0
      where e.target_id = ${today}`)
    expect(rows).toEqual([
      { actor_id: null, action: 'account.deleted', cause: 'date', reason: 'deleted', by: null },
    ])
  })

  test('D1 in the platform’s zone, whichever it is', async () => {
    const east = 'Pacific/Kiritimati'
    const [first = ''] = await leaving(0, 1, east)
    await db.execute(sql`update platform set time_zone = 'Pacific/Pago_Pago'`)
    expect(await deleteDue(db)).toBe(0)
    await db.execute(sql`update platform set time_zone = ${east}`)
    expect(await deleteDue(db)).toBe(1)
    expect(await stateOf(first)).toMatchObject({ status: 'deleted' })
  })

  test('F09 the application’s clock decides nothing', async () => {
    const [id = ''] = await leaving(1)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 86_400_000 })
    expect(await deleteDue(db)).toBe(0)
    expect(await stateOf(id)).toMatchObject({ status: 'active' })
  })

  test('twice does nothing more; at once, each is deleted once; late runs catch up with thousands', async () => {
    const ids = await leaving(-400, 1201)
    const counts = await Promise.all(Array.from({ length: 4 }, () => deleteDue(db)))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1201)
    expect(await deleteDue(db)).toBe(0)
    const { rows } = await db.execute(sql`
      select count(*)::int as events, count(distinct target_id)::int as people from audit_events
      where action = 'account.deleted' and target_id = any(${sql.param(ids)}::uuid[])`)
    expect(rows).toEqual([{ events: 1201, people: 1201 }])
    const now = await seats()
    expect([now?.counted, now?.active]).toEqual([now?.taken, now?.taken])
  })

  test('as many statements for four hundred as for one', async () => {
    await leaving(0)
    const ofOne = await countStatements(() => deleteDue(db))
    await leaving(0, 400)
    expect(await countStatements(() => deleteDue(db))).toBe(ofOne)
  })

  test('T15 whoever is signed in is nobody from that moment, also before the account is deleted', async () => {
    const [today = ''] = await leaving(0)
    const [tomorrow = ''] = await leaving(1)
    const [late = '', good = ''] = await createSignIns(db, [today, tomorrow])
    expect(await findActor(db, late)).toBeNull()
    expect(await findActor(db, good)).toMatchObject({ accountId: tomorrow })
    expect(await findActorsByAccount(db, [today])).toEqual([])
    const password = 'levain tablier brioche comptoir'
    await db.execute(sql`
      update accounts set password_hash = ${await hashPassword(password, 10)} where id in (${today}, ${tomorrow})`)
    expect(await signInOf(today, password)).toEqual({ ok: false, code: 'wrong' })
    expect(await openSignIn(db, today)).toBeNull()
    expect(await signInOf(tomorrow, password)).toMatchObject({ ok: true })
  })

  test('D2 the sweep of worker and cron route does it, and says how many', async () => {
    await leaving(0, 2)
    expect(await sweep(db, { sayWhy: () => '' })).toContain('accounts deleted: 2')
  })
})
