import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { env } from '@/env'
import { testDatabase } from '@/tests/database'
import { Boss } from './boss'
import { drain } from './drain'
import { handlers } from './handlers'
import { queues } from './queues'
import { startTimetable, timetable } from './timetable'

let db: Database

beforeAll(async () => {
  db = await testDatabase()
})

const eventually = (ask: () => Promise<unknown>) => expect.poll(ask, { timeout: 30_000, interval: 200 })
const jobs = async () =>
  (
    await db.execute<{ count: number }>(
      sql`select count(*)::int as count from pgboss.job where name = 'accounts-due'`,
    )
  ).rows[0]?.count

/** Does the jobs that wait, as the worker and the cron route do. */
async function work(lines: string[]) {
  const boss = await Boss.open(db, () => {})
  const post = { send: async () => null } as never
  const line = { db, boss, handlers: handlers(db, post), log: (text: string) => lines.push(text) }
  await drain(line, 'accounts-due', {
    atOnce: 1,
    stop: AbortSignal.timeout(20_000),
    whenEmpty: 'leave',
  })
}

test('D1 the queue’s own schedule asks for it, once whoever keeps the time, and the job deletes', async () => {
  const { DATABASE_URL, DATABASE_GATEWAY } = env()
  const other = openDatabase(DATABASE_URL, DATABASE_GATEWAY, 3)
  const every = [{ queue: 'accounts-due' as const, cron: '* * * * *' }]
  const keepers = [db, other].map((one) => startTimetable(one, every, () => {}))
  await eventually(jobs).toBe(1)
  await Promise.all(keepers.map((keeper) => keeper.stop()))
  await other.$client.end()
  const [late] = await createAccounts(db, [{ firstName: 'A', lastName: 'B', deletionDate: '2020-01-01' }])
  const lines: string[] = []
  await work(lines)
  expect(lines).toEqual(['accounts-due 1 deleted'])
  const { rows } = await db.execute(sql`select status from accounts where id = ${late?.id}`)
  expect(rows).toEqual([{ status: 'deleted' }])
}, 60_000)

test('D1 it comes on every quarter of an hour: in every zone a day begins on one of them', async () => {
  const names = queues.map(({ name }) => name)
  expect(timetable).toEqual([{ queue: 'accounts-due', cron: '*/15 * * * *' }])
  expect(names).toContain('accounts-due')
  const { rows } = await db.execute(sql`
    select name from pg_timezone_names where extract(epoch from utc_offset)::int % 900 <> 0`)
  expect(rows).toEqual([])
})
