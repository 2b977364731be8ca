import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database, Transaction } from '@/db/client'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { mails } from '@/db/schema'
import { testDatabase } from '@/tests/database'
import { writeMails } from './write-mails'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

beforeEach(async () => {
  await db.execute(sql`delete from mails`)
  await db.execute(sql`delete from pgboss.job`)
})

/** As many mails to one person as asked; what is in them does not matter here. */
const asked = (count: number) => sql`
  select 'password_reset'::mail_kind, null::uuid, ${platform.people.learner.id}::uuid,
    'person' || n || '@exemple.example', 'fr'::language, '{}'::jsonb, null::uuid, null::uuid
  from generate_series(1, ${count}::int) as n`

const write = (count: number) => db.transaction((tx) => writeMails(tx, asked(count)))

async function jobs(): Promise<string[]> {
  const { rows } = await db.execute<{ batchId: string }>(
    sql`select data->>'batchId' as "batchId" from pgboss.job where name = 'mail-batch'`,
  )
  return rows.map(({ batchId }) => batchId)
}

describe('writing mails', () => {
  test('Invariant I: 250 mails are batches of 100, 100 and 50, and each batch is one job', async () => {
    await write(250)
    const rows = await db
      .select({ batchId: mails.batchId, count: sql<number>`count(*)::int`, last: sql<number>`max(position)` })
      .from(mails)
      .groupBy(mails.batchId)
      .orderBy(mails.batchId)
    expect(rows.map(({ count, last }) => [count, last])).toEqual([
      [100, 99],
      [100, 99],
      [50, 49],
    ])
    expect((await jobs()).sort()).toEqual(rows.map(({ batchId }) => batchId))
  })

  test('nothing asked: no row, no job', async () => {
    await write(0)
    expect(await db.$count(mails)).toBe(0)
    expect(await jobs()).toEqual([])
  })

  test('Invariant I: what is rolled back was never written nor asked of the worker; a later one is', async () => {
    const rolledBack = db.transaction(async (tx) => {
      await writeMails(tx, asked(3))
      throw new Error('the cause did not happen')
    })
    await expect(rolledBack).rejects.toThrow('the cause did not happen')
    expect([await db.$count(mails), await jobs()]).toEqual([0, []])
    await write(3)
    expect([await db.$count(mails), (await jobs()).length]).toEqual([3, 1])
  })

  test('a mail that one person waits for goes before a list of hundreds', async () => {
    await write(1)
    await write(100)
    await write(101)
    const { rows } = await db.execute<{ priority: number }>(
      sql`select priority from pgboss.job where name = 'mail-batch' order by created_on`,
    )
    expect(rows.map(({ priority }) => priority)).toEqual([2, 1, 0, 0])
  })

  test('two statements for one mail and for 10,000', async () => {
    await write(1)
    expect([await statements(1), await statements(10_000)]).toEqual([2, 2])
  })
})

/** How many statements `writeMails` sends, counted where pg-boss and drizzle both end: at `execute`. */
async function statements(count: number): Promise<number> {
  let sent = 0
  await db.transaction(async (tx) => {
    const counted = new Proxy(tx, {
      get(target, key) {
        if (key === 'execute') sent++
        return Reflect.get(target, key)
      },
    })
    await writeMails(counted as Transaction, asked(count))
  })
  return sent
}
