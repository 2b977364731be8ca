import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { mailEvents } from '@/db/schema'
import { signed, webhookSecret } from '@/tests/fake-resend-webhooks'
import { type MailRoom, openMailRoom } from '@/tests/mail-room'
import { POST } from './route'

vi.mock('@/env', async (original) => {
  const real = await original<typeof import('@/env')>()
  return { ...real, env: () => ({ ...real.env(), RESEND_WEBHOOK_SECRET: webhookSecret }) }
})

let room: MailRoom
const here = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const headers = request.headers as Record<string, string>
  const asked = new Request('http://localhost/', { method: 'POST', headers, body: Buffer.concat(parts) })
  response.writeHead((await POST(asked)).status).end()
})

beforeAll(async () => {
  room = await openMailRoom()
  await new Promise<void>((done) => here.listen(0, '127.0.0.1', done))
})
beforeEach(() => room.empty())
afterAll(async () => {
  await room.resend.close()
  here.closeAllConnections()
  here.close()
})

const people = {
  'bounced@a.example': 'bounced',
  'full@a.example': 'soft_bounced',
  'stuck@a.example': 'delayed',
  'delayed@a.example': 'delivered',
  'complained@a.example': 'complained',
  'suppressed@a.example': 'suppressed',
  'failed@a.example': 'failed',
  'opened@a.example': 'delivered',
  'ana@a.example': 'delivered',
}

/** The provider tells of everything twice and in any order, before it answers the call. */
function tellAtOnce() {
  const url = `http://127.0.0.1:${(here.address() as AddressInfo).port}/`
  room.resend.postman.delivery = { url, twice: true, shuffled: true, beforeTheAnswer: true }
}

const told = async () =>
  Object.fromEntries((await room.ledger()).map(({ recipient, delivery }) => [recipient, delivery]))
const states = async () => [...new Set((await room.ledger()).map(({ status }) => status))]

test('F05 twice, in any order and before the send is recorded: each mail is what became of it', async () => {
  tellAtOnce()
  const { batchId } = await room.invite(...Object.keys(people))
  await room.send(batchId)
  expect(await told()).toEqual(people)
  expect(await states()).toEqual(['sent'])
  const ids = new Map(room.resend.inbox.map(({ to, id }) => [String(to), id]))
  for (const { recipient, providerId } of await room.ledger()) expect(providerId).toBe(ids.get(recipient))
})

test('F02 told of all while the answer is lost: the retry is the same call, and nobody gets a second mail', async () => {
  tellAtOnce()
  const { batchId } = await room.invite(...Object.keys(people))
  room.resend.faults.push({ kind: 'accept_then_drop' })
  await expect(room.send(batchId)).rejects.toMatchObject({ trouble: 'provider_down' })
  expect(await states()).toEqual(['sent'])
  const before = await room.ledger()
  await room.send(batchId)
  const [first, second] = room.resend.calls
  expect(second).toMatchObject({ key: first?.key, body: first?.body, status: 200 })
  expect(room.resend.inbox).toHaveLength(Object.keys(people).length)
  expect(await room.ledger()).toEqual(before.map((row) => ({ ...row, attempts: row.attempts + 1 })))
  expect(await room.batch(batchId)).toMatchObject({ settledAt: expect.any(Date) })
})

test('F03 uncertain after a day without an answer; what the provider tells later resolves it', async () => {
  const { batchId } = await room.invite('ana@a.example', 'leo@a.example')
  room.resend.faults.push({ kind: 'accept_then_drop' })
  await expect(room.send(batchId)).rejects.toMatchObject({ trouble: 'provider_down' })
  await room.db.execute(sql`update mail_batches set unanswered_since = now() - interval '25 hours'`)
  await room.send(batchId)
  expect(await states()).toEqual(['uncertain'])
  for (const event of room.resend.events) await POST(new Request('http://localhost/', signed(event)))
  expect(await states()).toEqual(['sent'])
  expect(await told()).toEqual({ 'ana@a.example': 'delivered', 'leo@a.example': 'delivered' })
  expect(await room.db.$count(mailEvents)).toBe(room.resend.events.length)
  const { rows } = await room.db.execute(sql`select from invitations where undelivered_at is not null`)
  expect(rows).toEqual([])
})
