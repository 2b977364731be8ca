import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { testDatabase } from '@/tests/database'
import { readRoomToday } from './read-room-today'
import { readWaiting } from './read-waiting'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

beforeEach(async () => {
  await db.execute(sql`truncate mail_batches, mail_budget_days, invitations cascade`)
  await limit(sql`daily_mails = default, daily_mails_of_administrator = default,
    daily_mails_of_group = default, daily_mails_to_address = default`)
  await gate(sql`calls_per_second = 2, paused_until = null, pause_reason = null, next_call_at = now()`)
})

const limit = (settings: SQL) => db.execute(sql`update platform set ${settings}`)
const gate = (settings: SQL) => db.execute(sql`update mail_gate set ${settings}`)

async function mail(count: number, { to = 'Lyon', by = 'groupAdmin' as Cast, email = 'p' } = {}) {
  const groupId = platform.groups[to as keyof Platform['groups']]
  const created = await createInvitations(
    db,
    Array.from({ length: count }, (_, at) => ({
      email: `${email}${at}@${to}.example`.toLowerCase(),
      groups: [{ groupId }],
      invitedById: platform.people[by].id,
      mail: 'none' as const,
    })),
  )
  const ids = created.map(({ id }) => id)
  const requestedById = platform.people[by].id
  await db.transaction((tx) => mailInvitations(tx, ids, { kind: 'invitation', requestedById }))
  return ids
}

const waitingFor = async (who: Cast) => readWaiting(db, await actorOf(db, platform.people[who]))
const secondsTo = (at: Date | undefined) => ((at?.getTime() ?? 0) - Date.now()) / 1000

describe('the mails that wait', () => {
  test('nothing waits: nothing to say', async () => {
    const [id] = await mail(1)
    expect((await waitingFor('groupAdmin'))?.line?.count).toBe(1)
    await db.execute(sql`update invitations set status = 'cancelled', ended_at = now() where id = ${id}`)
    expect(await waitingFor('groupAdmin')).toBeNull()
  })

  test('F04 those in line leave at the pace of the provider, behind all that is ahead of them', async () => {
    await mail(3000, { to: 'Siège', by: 'outsider' })
    await mail(1000)
    const waiting = await waitingFor('groupAdmin')
    expect(waiting).toMatchObject({ line: { count: 1000, perMinute: 12_000 }, later: null, pause: null })
    expect(Math.abs(secondsTo(waiting?.line?.lastAt) - 20)).toBeLessThan(5)
  })

  test('F04 a pause of the provider is said, with its reason and its end', async () => {
    await mail(1)
    await gate(sql`paused_until = now() + interval '3 hours', pause_reason = 'quota_reached'`)
    const waiting = await waitingFor('groupAdmin')
    expect(waiting?.pause?.reason).toBe('quota_reached')
    expect(Math.abs(secondsTo(waiting?.pause?.until) - 3 * 3600)).toBeLessThan(5)
    expect(secondsTo(waiting?.line?.lastAt)).toBeGreaterThan(3 * 3600 - 5)
  })

  test.each([
    ['own', sql`daily_mails_of_administrator = 40`],
    ['group', sql`daily_mails_of_group = 40`],
    ['platform', sql`daily_mails = 40`],
  ])('T18 which budget is spent is said: %s, and when it frees', async (because, setting) => {
    await limit(setting)
    await mail(100)
    const waiting = await waitingFor('groupAdmin')
    expect(waiting).toMatchObject({ line: { count: 40 }, later: { count: 60, firstCount: 40, because } })
    const { rows } = await db.execute<{ at: string }>(sql`
      select min(start_after) as at from mail_batches where start_after > now()`)
    expect(waiting?.later?.firstAt).toEqual(new Date(rows[0]?.at ?? 0))
  })

  test('T18 an address that had enough today, and the budget of somebody else', async () => {
    await limit(sql`daily_mails_to_address = 1`)
    const ids = await mail(1)
    await db.transaction((tx) => mailInvitations(tx, ids, { kind: 'invitation', requestedById: null }))
    expect((await waitingFor('groupAdmin'))?.later).toMatchObject({ count: 1, because: 'address' })
    await limit(sql`daily_mails_to_address = 5, daily_mails_of_administrator = 1`)
    await mail(9, { by: 'userAdmin', email: 'q' })
    expect((await waitingFor('groupAdmin'))?.later).toMatchObject({ because: 'administrator' })
  })

  test('A2 only what one manages is counted; the platform counts all', async () => {
    await mail(3)
    await mail(4, { to: 'Siège', by: 'outsider' })
    const counts = async (who: Cast) => (await waitingFor(who))?.line?.count ?? 0
    expect([
      await counts('groupAdmin'),
      await counts('outsider'),
      await counts('platformAdmin'),
      await counts('learner'),
    ]).toEqual([3, 4, 7, 0])
  })
})

test('the room of today is that of the tightest budget, and never less than nothing', async () => {
  const asking = { accountId: platform.people.groupAdmin.id, groupId: platform.groups.Lyon }
  expect(await readRoomToday(db, asking)).toBe(20_000)
  await limit(sql`daily_mails_of_group = 50`)
  await mail(20)
  expect(await readRoomToday(db, asking)).toBe(30)
  await limit(sql`daily_mails = 10`)
  expect(await readRoomToday(db, asking)).toBe(0)
})
