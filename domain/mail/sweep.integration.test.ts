import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { failureInWords } from '@/emails/words'
import { testDatabase } from '@/tests/database'
import { invited, written } from '@/tests/sweep-room'
import { putBackBatches } from './put-back-batches'
import { sweep } from './sweep'
import { takeTurn } from './take-turn'

let db: Database
let platform: Platform
const run = () => sweep(db, { sayWhy: failureInWords })

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(async () => {
  await db.execute(sql`truncate mail_batches, invitations, mail_templates cascade`)
  await db.execute(sql`delete from pgboss.job`)
})

async function jobs(): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select data->>'batchId' as id from pgboss.job where name = 'mail-batch' and state < 'completed'`,
  )
  return rows.map(({ id }) => id)
}

const anHourAgo = sql`update mail_batches set start_after = now() - interval '1 hour'`

describe('Invariant I: a batch without a job', () => {
  test('gets one again, one only, whoever sweeps at once', async () => {
    await invited(db, platform, 'ana@a.example', { mail: 'queued' })
    await invited(db, platform, 'ben@a.example', { mail: 'queued' })
    await db.execute(anHourAgo)
    const counts = await Promise.all(Array.from({ length: 5 }, () => putBackBatches(db)))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(new Set(await jobs()).size).toBe(2)
    expect(await jobs()).toHaveLength(2)
    expect(await putBackBatches(db)).toBe(0)
  })

  test('is left to whoever is just giving it one', async () => {
    await invited(db, platform, 'ana@a.example', { mail: 'queued' })
    await db.execute(anHourAgo)
    await db.transaction(async (tx) => {
      expect(await takeTurn(tx, 'forgotten batches')).toBe(true)
      expect(await putBackBatches(db)).toBe(0)
    })
    expect(await putBackBatches(db), 'the control').toBe(1)
  })

  test.each(['completed', 'cancelled', 'failed'])('a job that is %s is none', async (state) => {
    await invited(db, platform, 'ana@a.example', { mail: 'queued' })
    await db.execute(anHourAgo)
    await putBackBatches(db)
    expect(await putBackBatches(db), 'the control: one that waits is one').toBe(0)
    await db.execute(sql`update pgboss.job set state = ${state}`)
    expect(await putBackBatches(db)).toBe(1)
  })

  test.each([
    ['is settled', sql`update mail_batches set settled_at = now()`],
    ['is planned for later', sql`update mail_batches set start_after = now() + interval '1 day'`],
    ['was only just written', sql`update mail_batches set start_after = now()`],
  ])('is left alone when it %s', async (_, change) => {
    await invited(db, platform, 'ana@a.example', { mail: 'queued' })
    await db.execute(anHourAgo)
    await db.execute(change)
    expect([await putBackBatches(db), await jobs()]).toEqual([0, []])
  })
})

describe('a sweep', () => {
  test('does everything that is due and says so without an address; then nothing is', async () => {
    const { id } = await invited(db, platform, 'ana@a.example')
    await db.execute(sql`update invitations set link_asked_at = now(), reminder_days = '{3}',
      next_reminder_at = now() - interval '1 minute' where id = ${id}`)
    const long = new Date(Date.now() - 200 * 86_400_000)
    await invited(db, platform, 'ben@a.example', { state: 'cancelled', createdAt: long, endedAt: long })
    const lost = new Date(Date.now() - 2 * 3_600_000)
    await invited(db, platform, 'zoe@a.example', { createdAt: lost, mail: 'failed', failure: 'gave_up' })
    expect(await run()).toEqual([
      'reminders: 1',
      'notices of asked links: 1',
      'digests of failures: 1',
      'invitations purged: 1',
    ])
    expect(await run()).toEqual([])
  })

  test('a part that fails leaves the others their work, and tells no address', async () => {
    await invited(db, platform, 'ana@a.example')
    await db.execute(sql`update invitations set link_asked_at = now(), reminder_days = '{3}',
      next_reminder_at = now() - interval '1 minute'`)
    await db.execute(sql`alter table invitations add constraint broken check (reminders_sent = 0)`)
    const lines = await run()
    await db.execute(sql`alter table invitations drop constraint broken`)
    expect(lines).toEqual([expect.stringMatching(/^reminders failed: .*broken/), 'notices of asked links: 1'])
    expect(lines.join()).not.toContain('@')
  })

  test('mails to administrators keep other people’s addresses no longer than they need', async () => {
    await invited(db, platform, 'ana@a.example')
    await db.execute(sql`update invitations set link_asked_at = now()`)
    await run()
    await run()
    expect((await written(db, 'link_asked'))[0]?.variables.address).toBe('ana@a.example')
    await db.execute(sql`update mails set status = 'sent', settled_at = now() where kind = 'link_asked'`)
    await run()
    expect((await written(db, 'link_asked'))[0]?.variables.address, 'a retry may need it').toBe(
      'ana@a.example',
    )
    await db.execute(sql`update mail_batches set settled_at = now()`)
    await run()
    expect((await written(db, 'link_asked'))[0]?.variables).toEqual({})
  })

  test('templates are forgotten when there are many, except those of open batches', async () => {
    await invited(db, platform, 'ana@a.example', { mail: 'queued' })
    await db.execute(sql`insert into mail_templates (digest, subject, html, text)
      select n::text, '', '', '' from generate_series(1, 150) as n`)
    await run()
    expect(await db.$count(sql`mail_templates`)).toBe(150)
    await db.execute(sql`insert into mail_templates (digest, subject, html, text)
      select n::text, '', '', '' from generate_series(151, 250) as n`)
    await db.execute(sql`update mail_batches set frozen = '{"templates": {"invitation fr": "7"}}'`)
    await run()
    const { rows } = await db.execute(sql`select digest from mail_templates`)
    expect(rows).toEqual([{ digest: '7' }])
  })
})
