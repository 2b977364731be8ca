import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mails } from '@/db/schema'
import { type Crew, startCrew } from '@/tests/crew'
import { addresses, type MailRoom, openMailRoom } from '@/tests/mail-room'

let room: MailRoom
let crew: Crew | undefined

beforeAll(async () => {
  room = await openMailRoom()
})
beforeEach(() => room.empty())
afterEach(async () => {
  await crew?.stop()
  crew = undefined
  await retries(60)
})
afterAll(() => room.resend.close())

const eventually = (assertion: () => unknown) => expect.poll(assertion, { timeout: 20_000, interval: 50 })
const count = (status: 'sent' | 'failed' | 'uncertain') => room.db.$count(mails, eq(mails.status, status))
const retries = (limit: number) =>
  room.db.execute(sql`update pgboss.queue set retry_limit = ${limit} where name = 'mail-batch'`)

describe('F12', { timeout: 30_000 }, () => {
  test('two messages of a thousand that can never go are set aside with their reasons; the others go', async () => {
    const { ids } = await room.invite(...addresses(999), 'poison@refused.example')
    await room.db.execute(
      sql`update mails set variables = variables - 'expiresAt' where invitation_id = ${ids[500]}`,
    )
    crew = await startCrew(room, 1)
    await eventually(() => count('sent')).toBe(998)
    const failed = await room.db.select().from(mails).where(eq(mails.status, 'failed'))
    expect(failed.map(({ failure }) => failure).sort()).toEqual(['address_refused', 'unreadable'])
    expect(room.resend.inbox).toHaveLength(998)
  })

  test('a batch that always throws ends when its retries are used up; those around it do not wait for it', async () => {
    await retries(2)
    const { batchIds } = await room.invite(...addresses(1000))
    const poison = `batch-${batchIds[4]}`
    crew = await startCrew(room, 2, (deliver) => async (call, signal) => {
      if (call.key === poison) throw new Error('always')
      return deliver(call, signal)
    })
    await eventually(() => count('sent')).toBe(900)
    await eventually(() => count('uncertain')).toBe(100)
    expect(room.resend.calls.some(({ key }) => key === poison)).toBe(false)
    const batch = await room.batch(batchIds[4] ?? '')
    expect(batch).toMatchObject({ attempts: 3, settledAt: expect.any(Date) })
  })
})

describe('F13 a worker that wakes up late', { timeout: 30_000 }, () => {
  const inSeconds = (seconds: number) =>
    room.db.execute(sql`update mail_gate set next_call_at = now() + make_interval(secs => ${seconds})`)

  test('does not send what another has sent meanwhile', async () => {
    const { batchId } = await room.invite(...addresses(3))
    await inSeconds(1.5)
    const late = room.send(batchId)
    await eventually(async () => (await room.batch(batchId))?.attempts).toBe(1)
    await room.openGate()
    expect(await room.send(batchId)).toMatchObject({ sent: 3 })
    const settled = await room.ledger()
    expect(await late).toBeNull()
    expect(room.resend.calls).toHaveLength(1)
    expect(await room.ledger()).toEqual(settled)
  })

  test('does not send when the 24 hours are over', async () => {
    const { batchId } = await room.invite(...addresses(3))
    await inSeconds(1.5)
    const late = room.send(batchId)
    await eventually(async () => (await room.batch(batchId))?.attempts).toBe(1)
    await room.db.execute(sql`update mail_batches set unanswered_since = now() - interval '25 hours'`)
    expect(await late).toBeNull()
    expect(room.resend.calls).toHaveLength(0)
    expect(await room.send(batchId)).toMatchObject({ uncertain: 3 })
  })

  test('the control: who wakes up in time, sends', async () => {
    const { batchId } = await room.invite(...addresses(3))
    await inSeconds(1.5)
    expect(await room.send(batchId)).toMatchObject({ sent: 3 })
    expect(room.resend.calls).toHaveLength(1)
  })
})
