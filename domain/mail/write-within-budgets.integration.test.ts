import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

beforeEach(async () => {
  await db.execute(sql`truncate mail_batches, mail_budget_days, invitations cascade`)
  await db.execute(sql`delete from pgboss.job`)
  await limit(sql`daily_mails = 100000, daily_mails_of_administrator = 20000, daily_mails_of_group = 20000,
    daily_mails_to_address = 5, time_zone = 'Europe/Paris'`)
})

const limit = (settings: ReturnType<typeof sql>) => db.execute(sql`update platform set ${settings}`)

async function invitations(
  count: number,
  groupId = platform.groups.Lyon,
  emailOf = (at: number) => `${groupId}.${at}@exemple.example`,
): Promise<string[]> {
  const created = await createInvitations(
    db,
    Array.from({ length: count }, (_, at) => ({
      email: emailOf(at),
      groups: [{ groupId }],
      invitedById: platform.people.groupAdmin.id,
      mail: 'none' as const,
    })),
  )
  return created.map(({ id }) => id)
}

const mail = (ids: readonly string[], requestedById: string | null = platform.people.groupAdmin.id) =>
  db.transaction((tx) => mailInvitations(tx, ids, { kind: 'invitation', requestedById }))

/** How many are planned for each day from today on, in its order. */
async function planned(): Promise<number[]> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from mails group by send_on order by send_on`,
  )
  return rows.map((row) => row.count)
}

describe('writing mails within the budgets of a day', () => {
  test('T18 control: below every limit all go today, at once', async () => {
    await mail(await invitations(250))
    const { rows } = await db.execute<{ today: boolean; now: boolean; jobs: number }>(sql`
      select bool_and(m.send_on = (now() at time zone 'Europe/Paris')::date) as today,
        bool_and(b.start_after <= now()) as now, (select count(*)::int from pgboss.job where start_after <= now()) as jobs
      from mails m join mail_batches b on b.id = m.batch_id`)
    expect([await planned(), rows]).toEqual([[250], [{ today: true, now: true, jobs: 3 }]])
  })

  test('T18 what has no room today waits for the day that has, and goes when that day begins where the platform is', async () => {
    await limit(sql`daily_mails_of_administrator = 120, time_zone = 'Pacific/Kiritimati'`)
    await mail(await invitations(300))
    const { rows } = await db.execute(sql`
      select send_on - (now() at time zone 'Pacific/Kiritimati')::date as day, count(*)::int,
        bool_and(b.start_after <= now()) as now,
        bool_and(b.start_after = send_on::timestamp at time zone 'Pacific/Kiritimati') as at_its_begin,
        bool_and(b.start_after = (select j.start_after from pgboss.job j where j.data->>'batchId' = b.id::text)) as job,
        count(distinct batch_id)::int as batches
      from mails m join mail_batches b on b.id = m.batch_id group by 1 order by 1`)
    expect(rows).toMatchObject([
      { day: 0, count: 120, now: true, batches: 2 },
      { day: 1, count: 120, now: false, at_its_begin: true, job: true, batches: 2 },
      { day: 2, count: 60, now: false, at_its_begin: true, job: true, batches: 1 },
    ])
  })

  test.each([
    ['an administrator', sql`daily_mails_of_administrator = 40`],
    ['a group', sql`daily_mails_of_group = 40`],
    ['the platform', sql`daily_mails = 40`],
  ])('T18 the limit of %s holds exactly under a hundred parallel calls', async (_, setting) => {
    await limit(setting)
    const ids = await invitations(200)
    await Promise.all(Array.from({ length: 100 }, (_, at) => mail(ids.slice(2 * at, 2 * at + 2))))
    expect(await planned()).toEqual([40, 40, 40, 40, 40])
    expect(await counted()).toEqual(await countedInLedger())
  })

  test('T18 the limit of an address holds exactly under a hundred parallel calls, whoever asks', async () => {
    const ids = await invitations(1)
    const askers = Object.values(platform.people).map(({ id }) => id)
    await Promise.all(Array.from({ length: 100 }, (_, at) => mail(ids, askers[at % askers.length])))
    expect(await planned()).toEqual(Array.from({ length: 20 }, () => 5))
  })

  test('T18 the limit of an address is that of its mailbox, whatever stands behind the #', async () => {
    const aliases = Array.from({ length: 12 }, (_, at) => `ana#${at}@exemple.example`)
    for (const emails of [['ana@exemple.example'], aliases.slice(0, 3), aliases.slice(3)])
      await mail(await invitations(emails.length, platform.groups.Lyon, (at) => emails[at] ?? ''))
    expect(await planned()).toEqual([5, 5, 3])
  })

  test('an invitation that waits is good for as long as one that goes at once, and its mail says so', async () => {
    await limit(sql`daily_mails = 1, invitation_days = 30`)
    await mail(await invitations(3))
    const { rows } = await db.execute(sql`
      select send_on - min(send_on) over () as waits, (i.expires_at - b.start_after) >= interval '29 days 23 hours' as whole,
        to_char(i.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = m.variables->>'expiresAt' as said
      from mails m join mail_batches b on b.id = m.batch_id join invitations i on i.id = m.invitation_id
      order by send_on`)
    expect(rows).toEqual([0, 1, 2].map((waits) => ({ waits, whole: true, said: true })))
  })

  test('T18 control: another administrator, another group and another address have their own budgets', async () => {
    await limit(sql`daily_mails_of_administrator = 10, daily_mails_of_group = 10, daily_mails_to_address = 1`)
    await mail(await invitations(10), platform.people.groupAdmin.id)
    await mail(await invitations(10, platform.groups.Lille), platform.people.platformAdmin.id)
    expect(await planned()).toEqual([20])
    expect(await counted()).toEqual(await countedInLedger())
  })

  test('days that are over are forgotten by the first mail of a day', async () => {
    await db.execute(sql`
      insert into mail_budget_days values ('group', ${platform.groups.Lyon}, current_date - 3, 7)`)
    await mail(await invitations(1))
    expect(await counted()).toEqual(await countedInLedger())
  })

  test('the same number of statements for one mail and for thousands', async () => {
    const ids = await invitations(5000)
    await mail(ids.slice(0, 1))
    const today = [await statements(ids.slice(1, 2)), await statements(ids.slice(2, 2002))]
    await limit(sql`daily_mails = 1`)
    expect([...today, await statements(ids.slice(2002, 2004)), await statements(ids.slice(2004))]).toEqual([
      4, 4, 7, 7,
    ])
  })
})

/** Beside `begin` and `commit`. */
const statements = async (ids: readonly string[]) => (await countStatements(() => mail(ids))) - 2

async function counted() {
  const { rows } = await db.execute(
    sql`select scope, key, day, used from mail_budget_days order by scope, key, day`,
  )
  return rows
}

async function countedInLedger() {
  const { rows } = await db.execute(sql`
    select scope, key, send_on as day, count(*)::int as used from mails cross join lateral (values
      ('platform'::budget_scope, ${platform.groups.Plateforme}::uuid), ('administrator', requested_by_id),
      ('group', group_id)) as spent (scope, key)
    group by 1, 2, 3 order by 1, 2, 3`)
  return rows
}
