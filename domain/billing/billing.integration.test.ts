import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { changeLimit } from './change-limit'
import { countAt } from './count-at'
import { limitInput, movementFilter } from './input'
import { listMonths } from './list-months'
import { listMovements } from './list-movements'
import { readMonths } from './read-months'
import { readSeats } from './read-seats'
import { seatsToInvite } from './seats-to-invite'

let db: Database
let platform: Platform
let owner: Actor

/** Paris: in July two hours before UTC. */
const late = new Date('2020-07-31T22:30:00Z')
const early = new Date('2020-07-31T21:30:00Z')

beforeAll(async () => {
  db = await testDatabase()
  await createAccounts(db, [
    { firstName: 'A', lastName: 'Juin', createdAt: new Date('2020-06-10T10:00:00Z') },
    { firstName: 'B', lastName: 'Juin', createdAt: new Date('2020-06-11T10:00:00Z'), deletedAt: early },
    {
      firstName: 'C',
      lastName: 'Juillet',
      createdAt: new Date('2020-07-02T10:00:00Z'),
      seatReason: 'created',
    },
    { firstName: 'D', lastName: 'Août', createdAt: late },
  ])
  platform = await createPlatform(db)
  owner = await actorOf(db, platform.people.owner)
})
afterEach(() => changeLimit(db, owner, null))

const others: Cast[] = ['platformAdmin', 'groupAdmin', 'userAdmin', 'coach', 'author', 'learner', 'outsider']
const as = (key: Cast) => actorOf(db, platform.people[key])

test('A2 T12 billing is the owner’s: for everybody else, platform administrators included, there is none', async () => {
  for (const key of others) {
    const actor = await as(key)
    const answers = [
      await readSeats(db, actor),
      await readMonths(db, actor),
      await listMonths(db, actor),
      await countAt(db, actor, '2020-07-31'),
      await listMovements(db, actor, {}, null),
    ]
    expect(answers, key).toEqual([null, null, null, null, null])
    expect(await changeLimit(db, actor, 1), key).toEqual({ ok: false, code: 'not_found' })
  }
  expect(await readSeats(db, owner)).toMatchObject({ taken: 11, most: null })
  const { rows } = await db.execute(sql`select from audit_events where action like 'billing.%'`)
  expect(rows).toEqual([])
})

describe('recounted from the movements', () => {
  test('B1 any past day, at its end in the platform’s zone', async () => {
    const on = async (day: string) => (await countAt(db, owner, day))?.taken
    expect(await on('2020-06-09')).toBe(0)
    expect(await on('2020-06-10')).toBe(1)
    expect(await on('2020-07-30')).toBe(3)
    expect(await on('2020-07-31'), 'half past eleven in the evening').toBe(2)
    expect(await on('2020-08-01'), 'half past midnight').toBe(3)
    expect(await countAt(db, owner, '9998-12-31')).toMatchObject({ taken: 11, isToCome: true })
  })

  test('B1 month by month, with the peak of each, also of months in which nothing moved', async () => {
    const months = (await readMonths(db, owner)) ?? []
    expect(months.slice(-4)).toEqual([
      { month: '2020-09', peak: 3, came: 0, went: 0, end: 3 },
      { month: '2020-08', peak: 3, came: 1, went: 0, end: 3 },
      { month: '2020-07', peak: 3, came: 1, went: 1, end: 2 },
      { month: '2020-06', peak: 2, came: 2, went: 0, end: 2 },
    ])
    expect(months[0]).toMatchObject({ came: 8, peak: 11, end: 11 })
    expect(await listMonths(db, owner)).toEqual(months.map(({ month }) => month))
  })

  test('B1 what is counted as taken is the sum of the movements, and the active accounts', async () => {
    const { rows } = await db.execute(sql`
      select taken, (select sum(change)::int from seat_changes) as moved,
        (select count(*)::int from accounts where status = 'active') as active from seats`)
    expect(rows).toEqual([{ taken: 11, moved: 11, active: 11 }])
  })

  test('many in one moment make no peak that never was', async () => {
    await db.transaction(async (tx) => {
      const [{ id } = { id: '' }] = await createAccounts(tx, [
        { firstName: 'E', lastName: 'X', createdAt: new Date('2020-10-05T10:00:00Z') },
      ])
      await tx.execute(sql`
        insert into seat_changes (account_id, change, reason, created_at)
        select ${id}, case when n % 2 = 1 then -1 else 1 end,
          case when n % 2 = 1 then 'deleted' else 'restored' end::seat_reason, '2020-10-06T10:00:00Z'
        from generate_series(1, 7) as n`)
      await tx.execute(sql`update accounts set status = 'deleted', deleted_at = now() where id = ${id}`)
    })
    const october = (await readMonths(db, owner))?.find(({ month }) => month === '2020-10')
    expect(october).toEqual({ month: '2020-10', peak: 4, came: 4, went: 4, end: 3 })
  })
})

describe('the movements', () => {
  const list = async (filter: Record<string, string>, size?: number) =>
    listMovements(db, owner, movementFilter.parse(filter), null, size)
  const names = async (filter: Record<string, string>) =>
    (await list(filter))?.movements.map(({ account }) => account.name)

  test('who, why and when, by month of the platform and by reason', async () => {
    expect(await names({ month: '2020-07' })).toEqual(['B Juin', 'C Juillet'])
    expect(await names({ month: '2020-07', reason: 'created' })).toEqual(['C Juillet'])
    expect(await names({ month: '2020-08' })).toEqual(['D Août'])
    expect((await list({ month: '2020-07', reason: 'deleted' }))?.movements).toMatchObject([
      {
        change: -1,
        reason: 'deleted',
        at: early,
        by: { name: 'B Juin' },
        account: { login: 'b.juin@exemple.example' },
      },
    ])
    expect(await names({ month: 'x', reason: 'y' })).toHaveLength((await names({}))?.length ?? 0)
  })

  test('by pages that miss nobody and repeat nobody, with as many statements for one as for all', async () => {
    const seen: string[] = []
    let cursor = null
    do {
      const page = await listMovements(db, owner, {}, cursor, 4)
      seen.push(...(page?.movements ?? []).map(({ id }) => id))
      cursor = page?.next ?? null
    } while (cursor)
    const all = (await list({}))?.movements.map(({ id }) => id)
    expect(seen).toEqual(all)
    expect(await countStatements(() => list({}, 1))).toBe(1)
    expect(await countStatements(() => list({}))).toBe(1)
  })
})

describe('the limit', () => {
  test('B2 set, raised and removed, and the audit says what it was', async () => {
    expect(await changeLimit(db, owner, 12)).toMatchObject({ ok: true, value: { most: 12 } })
    await changeLimit(db, owner, 12)
    await changeLimit(db, owner, null)
    const { rows } = await db.execute(sql`
      select actor_id as by, details from audit_events where action = 'billing.limit_changed' order by id desc limit 2`)
    expect(rows).toEqual([
      { by: owner.accountId, details: { most: { from: 12, to: null } } },
      { by: owner.accountId, details: { most: { from: null, to: 12 } } },
    ])
  })

  test('as people type it; nothing is no limit, and nonsense is refused', () => {
    const read = (most: unknown) => limitInput.safeParse({ most }).data?.most
    expect([read('1 200'), read('1\u202f200'), read(' '), read('')]).toEqual([1200, 1200, null, null])
    expect([read('0'), read('-3'), read('x'), read('99999999999'), read(null)]).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
  })

  test('A2 who invites learns that no seat is left, and only the owner learns the figures', async () => {
    const [admin, groupAdmin] = [await as('platformAdmin'), await as('groupAdmin')]
    const groups = [{ groupId: platform.groups.Lyon }]
    await createInvitations(db, [
      { email: 'a@p.example', groups, invitedById: owner.accountId },
      { email: 'b@p.example', groups, invitedById: owner.accountId, state: 'expired' },
    ])
    expect(await seatsToInvite(db, owner)).toBeNull()
    await changeLimit(db, owner, 12)
    expect(await seatsToInvite(db, owner)).toEqual({ taken: 11, most: 12, pending: 1 })
    expect(await seatsToInvite(db, groupAdmin)).toBeNull()
    await changeLimit(db, owner, 11)
    expect([await seatsToInvite(db, admin), await seatsToInvite(db, groupAdmin)]).toEqual(['none', 'none'])
  })
})
