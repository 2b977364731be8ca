import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mailGate } from '@/db/schema'
import { reserveCall } from '@/domain/mail/gate'
import { type Crew, startCrew } from '@/tests/crew'
import { addresses, type MailRoom, openMailRoom } from '@/tests/mail-room'

let room: MailRoom
let crew: Crew

beforeAll(async () => {
  room = await openMailRoom()
})
beforeEach(async () => {
  await room.empty()
  await room.openGate(2)
  crew = await startCrew(room, 2)
})
afterEach(() => crew.stop())
afterAll(() => room.resend.close())

const eventually = (assertion: () => unknown) => expect.poll(assertion, { timeout: 20_000, interval: 50 })
const counted = async () => Object.groupBy(await room.ledger(), ({ status }) => status)
const sent = async () => (await counted()).sent?.length ?? 0

const endPause = () => room.db.execute(sql`update mail_gate set paused_until = now()`)

test('F04 calls that are reserved at once are a little more than the provider’s pace apart', async () => {
  await crew.stop()
  await room.openGate(10)
  await room.db.execute(sql`update mail_gate set next_call_at = now() + interval '6 seconds'`)
  const next = async () => (await room.db.select().from(mailGate))[0]?.nextCallAt.getTime() ?? 0
  const first = await next()
  await Promise.all(Array.from({ length: 10 }, () => reserveCall(room.db)))
  // Rounded to a millisecond each.
  expect(Math.abs((await next()) - first - 1045)).toBeLessThanOrEqual(10)
})

describe('F04 two workers', { timeout: 30_000 }, () => {
  test('learn the provider’s rate and keep it together', async () => {
    await room.openGate(5)
    room.resend.callsPerSecond = 8
    await room.invite(...addresses(2000))
    await eventually(sent).toBe(2000)
    const refused = room.resend.calls.filter(({ status }) => status !== 200)
    expect(refused.length, 'on a busy machine two calls may bunch').toBeLessThan(5)
    const { rows } = await room.db.execute(sql`select calls_per_second as rate from mail_gate`)
    expect(rows).toEqual([{ rate: 8 }])
  })

  test('both wait as long as retry-after says, and nothing is lost', async () => {
    room.resend.faults.push({ kind: 'answer', status: 429, name: 'rate_limit_exceeded', retryAfter: 3 })
    await room.invite(...addresses(500))
    await eventually(sent).toBe(500)
    const [refused = 0, next = 0] = crew.times
    expect(next - refused).toBeGreaterThanOrEqual(3000)
    expect(room.resend.calls.map(({ status }) => status)).toEqual([429, 200, 200, 200, 200, 200])
    expect(new Set(room.resend.inbox.map(({ to }) => to)).size).toBe(500)
  })

  test('a quota stops both, burns no retry, loses nothing; one call finds out when it is over', async () => {
    room.resend.limits.dailyQuota = 150
    await room.invite(...addresses(600))
    await eventually(() => room.resend.calls.some(({ status }) => status === 429)).toBe(true)
    const asked = room.resend.calls.length
    await new Promise((done) => setTimeout(done, 2000))
    expect(room.resend.calls).toHaveLength(asked)
    expect(await counted()).toMatchObject({ sent: { length: 100 }, queued: { length: 500 } })
    const { rows } = await room.db.execute(sql`
      select max(retry_count) as burnt, bool_or(state = 'failed') as failed from pgboss.job where name = 'mail-batch'`)
    expect(rows).toEqual([{ burnt: 0, failed: false }])

    await endPause()
    await eventually(() => room.resend.calls.length).toBe(asked + 1)
    await new Promise((done) => setTimeout(done, 1500))
    expect(room.resend.calls, 'one call finds that it is not over').toHaveLength(asked + 1)

    room.resend.limits.dailyQuota = 10_000
    await endPause()
    await eventually(sent).toBe(600)
    expect(new Set(room.resend.inbox.map(({ to }) => to)).size).toBe(600)
    expect(room.resend.inbox).toHaveLength(600)
  })

  test.each([-10, 10])('F09 the workers’ clocks are %i minutes off: the same wait', async (minutes) => {
    const clock = Date.now
    Date.now = () => clock() + minutes * 60_000
    try {
      room.resend.faults.push({ kind: 'answer', status: 429, name: 'rate_limit_exceeded', retryAfter: 2 })
      await room.invite(...addresses(3))
      await eventually(sent).toBe(3)
    } finally {
      Date.now = clock
    }
    const [refused = 0, next = 0] = crew.times
    expect(next - refused).toBeGreaterThanOrEqual(2000)
    expect(next - refused).toBeLessThan(6000)
  })
})
