import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '@/db/client'
import { createPlatform } from '@/db/factories/platform'
import { createDatabase } from '@/db/local/create-database'
import { type Gateway, startGateway } from '@/db/local/gateway'
import { freePort } from '@/db/local/ports'
import { type Server, startServer } from '@/db/local/server'
import { bringUpToDate } from '@/scripts/bring-up-to-date'
import { type Running, start } from './armed'
import { type Ground, leaveGround, prepareGround } from './ground'
import { broken, count } from './invariant'
import { domainOf, invite, peopleAt } from './invite'

/* A server of its own, since it is stopped and made small. */
const folder = '.data/outage'
let port: number
let server: Server
let gateway: Gateway
let db: Database
let ground: Ground
const workers: Running[] = []

const startPostgres = async () => {
  server = await startServer({ folder, port, durable: false })
}

beforeAll(async () => {
  port = await freePort()
  await startPostgres()
  await createDatabase(server.url, 'outage', { replace: true })
  gateway = await startGateway(server.url('outage'))
  db = openDatabase(server.url('outage'), gateway.address)
  await bringUpToDate(db)
  const where = { DATABASE_URL: server.url('outage'), DATABASE_GATEWAY: gateway.address }
  ground = await prepareGround(db, await createPlatform(db), { ...process.env, ...where })
})
afterAll(async () => {
  for (const worker of workers) await worker.kill()
  await db.$client.end()
  await leaveGround(ground)
  await gateway.close()
  await server.stop()
})

const startWorker = () => {
  const worker = start('worker', ground.settings)
  workers.push(worker)
  return worker
}
const allSent = (many: number) =>
  expect
    .poll(() => db.$count(sql`mails`, sql`status = 'sent'`).catch(() => 0), {
      timeout: 60_000,
      interval: 200,
    })
    .toBe(many)

describe('the database', { timeout: 120_000 }, () => {
  test('F14 stopped and started: the first query waits for it, the worker goes on, no job is lost', async () => {
    const worker = startWorker()
    let ended = false
    void worker.ended.then(() => {
      ended = true
    })
    await invite(ground, peopleAt('outage', 0))
    await allSent(3)
    await invite(ground, peopleAt('outage', 1))
    await server.stop()
    await expect(db.execute(sql`select 1`)).rejects.toThrow()
    const [first] = await Promise.all([db.execute(sql`select 1 as here`), startPostgres()])
    expect(first.rows).toEqual([{ here: 1 }])
    await invite(ground, peopleAt('outage', 2))
    await allSent(9)
    expect(ended).toBe(false)
    const presses = [0, 1, 2].map((turn) => peopleAt('outage', turn))
    expect(broken(await count(ground, domainOf('outage'), presses))).toBe(0)
  })

  test('F15 with twenty connections people keep theirs, and the queue waits its turn', async () => {
    await db.execute(sql`alter system set max_connections = 20`)
    await server.stop()
    await startPostgres()
    for (let number = 1; number < 5; number++) startWorker()
    const presses = Array.from({ length: 30 }, (_, turn) => peopleAt('crowd', turn))
    const since = performance.now()
    await Promise.all(presses.map((people) => invite(ground, people)))
    const seconds = (performance.now() - since) / 1000
    expect(seconds).toBeLessThan(20)
    await allSent(9 + 90)
    expect(broken(await count(ground, domainOf('crowd'), presses))).toBe(0)
    expect(await connections()).toBeLessThanOrEqual(20)
  })

  test('F15 who leaves the last connections to people takes none of them, and takes one of the others', async () => {
    const taking = async (leaves: number) => {
      const queue = openDatabase(server.url('outage'), gateway.address, 1, leaves)
      await queue.execute(sql`select 1`).finally(() => queue.$client.end())
      return 'taken'
    }
    expect(await taking(1)).toBe('taken')
    await expect(taking(20)).rejects.toMatchObject({
      cause: { message: 'The last connections are for people' },
    })
  })
})

async function connections() {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where backend_type = 'client backend'`,
  )
  return rows[0]?.count
}
