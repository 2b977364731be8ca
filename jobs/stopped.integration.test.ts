import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { addresses, type MailRoom, openMailRoom } from '@/tests/mail-room'
import { startWorkerProcess } from '@/tests/worker-process'

let room: MailRoom
const workers: ReturnType<typeof startWorkerProcess>[] = []
const lease = (seconds: number) =>
  room.db.execute(sql`update pgboss.queue set expire_seconds = ${seconds} where name = 'mail-batch'`)

beforeAll(async () => {
  room = await openMailRoom()
})
beforeEach(() => room.empty())
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.process.kill('SIGKILL')
  await lease(60)
})
afterAll(() => room.resend.close())

function startOne() {
  const worker = startWorkerProcess(room.resend.url)
  workers.push(worker)
  return worker
}
const eventually = (assertion: () => unknown) => expect.poll(assertion, { timeout: 30_000, interval: 50 })
const statuses = async () => new Set((await room.ledger()).map(({ status }) => status))

test('F13 a process that is stopped in its call past its lease changes nothing when it goes on', async () => {
  await lease(1)
  room.resend.faults.push({ kind: 'accept_then_wait', ms: 1500 })
  await room.invite(...addresses(5))
  const stopped = startOne()
  await eventually(() => room.resend.calls.length).toBe(1)
  stopped.process.kill('SIGSTOP')
  startOne()
  await eventually(statuses).toEqual(new Set(['sent']))
  const [settled, calls] = [await room.ledger(), room.resend.calls.length]
  stopped.process.kill('SIGCONT')
  await new Promise((done) => setTimeout(done, 3000))
  expect(await room.ledger()).toEqual(settled)
  expect(room.resend.calls).toHaveLength(calls)
  expect(room.resend.inbox).toHaveLength(5)
  expect(new Set(room.resend.calls.map(({ body }) => body)).size).toBe(1)
}, 60_000)
