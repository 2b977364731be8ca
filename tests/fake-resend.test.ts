import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FakeResend } from './fake-resend'
import { signed, webhookSecret } from './fake-resend-webhooks'

const hour = 3_600_000
let resend: FakeResend

beforeAll(async () => {
  resend = await new FakeResend().listen()
})
beforeEach(() => resend.reset())
afterAll(() => resend.close())

const mail = (to: string) => ({
  from: 'Bienvenue <b@exemple.example>',
  to,
  subject: 'Bonjour',
  text: 'Bonjour',
})
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => mail(`person${at}@exemple.example`))

async function post(mails: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${resend.url}/emails/batch`, {
    method: 'POST',
    headers: { authorization: 'Bearer re_test', ...headers },
    body: JSON.stringify(mails),
  })
  return { status: answer.status, headers: answer.headers, json: await answer.json() }
}
const keyed = (key: string) => ({ 'idempotency-key': key })

describe('the fake Resend answers as the real one documents', () => {
  test('100 messages are a batch, 101 are refused', async () => {
    expect(await post(people(100))).toMatchObject({ status: 200 })
    expect(await post(people(101))).toMatchObject({ status: 422, json: { name: 'validation_error' } })
    expect(resend.inbox).toHaveLength(100)
  })

  test('strict refuses all for one bad address; permissive sends the others and names it', async () => {
    const batch = [...people(2), mail('poison@refused.example')]
    expect(await post(batch)).toMatchObject({ status: 422 })
    expect(resend.inbox).toHaveLength(0)
    const { json } = await post(batch, { 'x-batch-validation': 'permissive' })
    expect(json).toMatchObject({ data: [{}, {}], errors: [{ index: 2 }] })
    expect(resend.inbox).toHaveLength(2)
  })

  test('a key answers the same for 24 hours, and sends again afterwards', async () => {
    const first = await post(people(1), keyed('a'))
    resend.clockShiftMs = 23 * hour
    expect((await post(people(1), keyed('a'))).json).toEqual(first.json)
    resend.clockShiftMs = 25 * hour
    expect((await post(people(1), keyed('a'))).json).not.toEqual(first.json)
    expect(resend.inbox).toHaveLength(2)
  })

  test('both conflicts of a key, and its length', async () => {
    await post(people(1), keyed('a'))
    expect((await post(people(2), keyed('a'))).json).toMatchObject({ name: 'invalid_idempotent_request' })
    resend.latencyMs = 100
    const [one, two] = await Promise.all([post(people(1), keyed('b')), post(people(1), keyed('b'))])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    expect([one.json, two.json]).toContainEqual(
      expect.objectContaining({ name: 'concurrent_idempotent_requests' }),
    )
    expect((await post(people(1), keyed('k'.repeat(257)))).json).toMatchObject({
      name: 'invalid_idempotency_key',
    })
    expect(resend.inbox).toHaveLength(2)
  })

  test('the rate and its headers', async () => {
    resend.callsPerSecond = 2
    const left = async () => (await post(people(1))).headers.get('ratelimit-remaining')
    expect([await left(), await left()]).toEqual(['1', '0'])
    const { status, headers, json } = await post(people(1))
    expect(status).toBe(429)
    expect(json).toMatchObject({ name: 'rate_limit_exceeded' })
    expect(Object.fromEntries(headers)).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '1',
      'retry-after': '1',
    })
  })

  test('the daily quota counts messages, and is new the next day', async () => {
    resend.limits.dailyQuota = 3
    expect(await post(people(2))).toMatchObject({ status: 200 })
    expect(await post(people(2))).toMatchObject({ status: 429, json: { name: 'daily_quota_exceeded' } })
    resend.clockShiftMs = 24 * hour
    expect(await post(people(2))).toMatchObject({ status: 200 })
  })
})

const typesTo = (address: string) =>
  resend.events
    .filter(({ payload }) => payload.data.to?.toString() === address)
    .map(({ payload }) => payload.type.replace('email.', ''))

describe('what becomes of a message', () => {
  test.each([
    ['ana@exemple.example', ['sent', 'delivered']],
    ['bounced@exemple.example', ['sent', 'bounced']],
    ['ana@bounce.example', ['sent', 'bounced']],
    ['delayed+1@exemple.example', ['sent', 'delivery_delayed', 'delivered']],
    ['complained@exemple.example', ['sent', 'delivered', 'complained']],
    ['suppressed@exemple.example', ['suppressed']],
    ['failed@exemple.example', ['sent', 'failed']],
  ])('%s: %j', async (address, types) => {
    await post([mail(address)])
    expect(typesTo(address)).toEqual(types)
  })

  test('an address that has bounced for good is suppressed from then on, a full mailbox is not', async () => {
    for (const address of ['bounced@exemple.example', 'full@exemple.example']) {
      await post([mail(address)])
      await post([mail(address)])
    }
    expect(typesTo('bounced@exemple.example')).toEqual(['sent', 'bounced', 'suppressed'])
    expect(typesTo('full@exemple.example')).toEqual(['sent', 'bounced', 'sent', 'bounced'])
  })

  test('events are signed; twice, shuffled and until taken they arrive before the answer', async () => {
    const seen: { id: unknown; payload: unknown }[] = []
    const app = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString()
      const headers = Object.entries(request.headers).map(([name, value]) => [
        name.replace('svix', 'webhook'),
        `${value}`,
      ])
      seen.push({
        id: request.headers['svix-id'],
        payload: new Webhook(webhookSecret).verify(body, Object.fromEntries(headers)),
      })
      response.writeHead(seen.length === 1 ? 503 : 200).end()
    }).listen(0, '127.0.0.1')
    await new Promise((done) => app.once('listening', done))
    const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/`
    resend.postman.delivery = { url, twice: true, shuffled: true, beforeTheAnswer: true, retryMs: 20 }
    await post([mail('ana@exemple.example')])
    expect(seen.length).toBeGreaterThanOrEqual(4)
    await expect.poll(() => resend.postman.waiting).toBe(0)
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(resend.events.map(({ id }) => id)))
    await resend.postman.stop()
    app.close()
  })

  test('a signature of another secret is not accepted', async () => {
    await post([mail('ana@exemple.example')])
    const [event] = resend.events
    if (!event) throw new Error('nothing happened')
    const { headers, body } = signed(event, {
      secret: `whsec_${Buffer.from('another secret').toString('base64')}`,
    })
    const renamed = {
      'webhook-id': headers['svix-id'],
      'webhook-timestamp': headers['svix-timestamp'],
      'webhook-signature': headers['svix-signature'],
    }
    expect(() => new Webhook(webhookSecret).verify(body, renamed)).toThrow()
  })
})
