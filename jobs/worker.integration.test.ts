import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enqueue } from '@/domain/mail/queue'
import { addresses, type MailRoom, openMailRoom } from '@/tests/mail-room'
import { startWorkerProcess } from '@/tests/worker-process'

let room: MailRoom
let worker: ReturnType<typeof startWorkerProcess>

beforeAll(async () => {
  room = await openMailRoom()
  worker = startWorkerProcess(room.resend.url)
})
beforeEach(() => room.empty())
afterAll(async () => {
  worker.process.kill('SIGKILL')
  await room.resend.close()
})

const eventually = (assertion: () => unknown) => expect.poll(assertion, { timeout: 50_000, interval: 100 })
const statuses = async () => (await room.ledger()).map(({ status }) => status)

describe('the worker', { timeout: 60_000 }, () => {
  test('F02 goes on by itself after a lost answer: one message, the same call twice', async () => {
    room.resend.faults.push({ kind: 'accept_then_drop' })
    await room.invite('ana@exemple.example')
    await eventually(statuses).toEqual(['sent'])
    const [first, second] = room.resend.calls
    expect([second?.key, second?.body]).toEqual([first?.key, first?.body])
    expect(room.resend.inbox).toHaveLength(1)
  })

  test('F01 killed between the call and its record: the next worker makes the same call, one message', async () => {
    await room.db.execute(sql`update pgboss.queue set expire_seconds = 1 where name = 'mail-batch'`)
    room.resend.faults.push({ kind: 'accept_then_hang' })
    await room.invite('ana@exemple.example')
    await eventually(() => room.resend.inbox.length).toBe(1)
    worker.process.kill('SIGKILL')
    worker = startWorkerProcess(room.resend.url)
    await eventually(statuses).toEqual(['sent'])
    await room.db.execute(sql`update pgboss.queue set expire_seconds = 60 where name = 'mail-batch'`)
    expect(room.resend.inbox).toHaveLength(1)
    expect(room.resend.calls[1]?.body).toBe(room.resend.calls[0]?.body)
  })

  test('F04 waits as long as the provider asks', async () => {
    room.resend.faults.push({ kind: 'answer', status: 429, name: 'rate_limit_exceeded', retryAfter: 3 })
    const asked = Date.now()
    await room.invite('ana@exemple.example')
    await eventually(statuses).toEqual(['sent'])
    expect(Date.now() - asked).toBeGreaterThan(3000)
  })

  test('F04 a limit of one call a second loses nothing and sends nothing twice', async () => {
    room.resend.callsPerSecond = 1
    await room.invite(...addresses(250))
    await eventually(async () => new Set(await statuses())).toEqual(new Set(['sent']))
    expect(
      room.resend.calls.some(({ status }) => status === 429),
      'the limit was met',
    ).toBe(true)
    expect(new Set(room.resend.inbox.map(({ to }) => to)).size).toBe(250)
    expect(room.resend.inbox).toHaveLength(250)
  })

  test('F12 a batch that is never answered ends as uncertain, and the others go on', async () => {
    room.resend.faults.push({ kind: 'drop' })
    await room.db.execute(sql`update pgboss.queue set retry_limit = 0 where name = 'mail-batch'`)
    await room.invite('ana@exemple.example')
    await eventually(statuses).toEqual(['uncertain'])
    await room.invite('leo@exemple.example')
    await eventually(statuses).toEqual(['uncertain', 'sent'])
    await room.db.execute(sql`update pgboss.queue set retry_limit = 60 where name = 'mail-batch'`)
  })

  test('T11 a new password is asked for: the person with an account gets a mail, nobody else', async () => {
    const requestedAt = new Date().toISOString()
    await enqueue(room.db, 'password-reset', [
      { data: { email: 'nobody@exemple.example', requestedAt } },
      { data: { email: room.platform.people.learner.email, requestedAt } },
    ])
    await eventually(statuses).toEqual(['sent'])
    expect(room.resend.inbox).toMatchObject([{ to: room.platform.people.learner.email }])
    expect(room.resend.inbox[0]?.text).toMatch(/http:\/\/localhost:3000\/reset-password\/\S+/)
  })

  test('Invariant I: sends what was committed, says so without addresses or links, ends on SIGTERM', async () => {
    await room.invite('ana@exemple.example', 'leo@exemple.example')
    await eventually(statuses).toEqual(['sent', 'sent'])
    await eventually(worker.output).toContain('2 sent, 0 failed')
    worker.process.kill('SIGTERM')
    expect(await once(worker.process, 'exit')).toEqual([0, null])
    expect(worker.output()).toContain('worker stopped')
    expect(worker.output()).not.toMatch(/@|first-login/)
    expect(room.resend.inbox).toHaveLength(2)
  })
})
