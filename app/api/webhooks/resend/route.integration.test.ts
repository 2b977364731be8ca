import { sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { mailEvents, mails } from '@/db/schema'
import { testDatabase } from '@/tests/database'
import { POST } from './route'

const secrets = {
  now: `whsec_${Buffer.from('the secret of these tests, now').toString('base64')}`,
  before: `whsec_${Buffer.from('the secret of the day before').toString('base64')}`,
  forged: `whsec_${Buffer.from('a secret of somebody else').toString('base64')}`,
}
const settings: Record<string, string | undefined> = {}
vi.mock('@/env', async (original) => {
  const real = await original<typeof import('@/env')>()
  return { ...real, env: () => ({ ...real.env(), ...settings }) }
})

let db: Database
let platform: Platform
let mailId: string

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(async () => {
  settings.RESEND_WEBHOOK_SECRET = secrets.now
  settings.RESEND_WEBHOOK_SECRET_PREVIOUS = secrets.before
  await db.execute(sql`truncate mail_batches, invitations cascade`)
  const invitedById = platform.people.groupAdmin.id
  await createInvitations(db, [
    { email: 'ana@a.example', groups: [{ groupId: platform.groups.Lyon }], invitedById },
  ])
  mailId = (await row())?.id ?? ''
})

const row = async () => (await db.select().from(mails))[0]

const bounce = () => ({
  type: 'email.bounced',
  created_at: '2026-11-22T10:00:00.000Z',
  data: {
    email_id: 're_1',
    tags: { mail: mailId },
    bounce: { type: 'Permanent', subType: 'General', message: '550 5.1.1 no such user' },
  },
})

type Signing = { secret?: string; id?: string; at?: number; family?: 'svix' | 'webhook'; signature?: string }

/** A request as the provider writes it. */
function signed(
  body: string,
  { secret = secrets.now, id = 'msg_1', family = 'svix', ...rest }: Signing = {},
) {
  const sentAt = new Date(rest.at ?? Date.now())
  const headers = {
    [`${family}-id`]: id,
    [`${family}-timestamp`]: `${Math.floor(sentAt.getTime() / 1000)}`,
    [`${family}-signature`]: rest.signature ?? new Webhook(secret).sign(id, sentAt, body),
  }
  return new Request('http://localhost/api/webhooks/resend', { method: 'POST', headers, body })
}
const tell = async (content: unknown, how?: Signing) =>
  (await POST(signed(JSON.stringify(content), how))).status
const send = async (body: string, how?: Signing) => (await POST(signed(body, how))).status

describe('F05 what nobody signed changes nothing', () => {
  const minutes = 60_000
  const forgeries: [string, Signing][] = [
    ['signed by somebody else', { secret: secrets.forged }],
    ['five minutes and a bit old', { at: Date.now() - 5 * minutes - 30_000 }],
    ['five minutes and a bit ahead', { at: Date.now() + 5 * minutes + 30_000 }],
    ['not signed', { signature: '' }],
    ['signed with nothing', { signature: 'v1,' }],
    ['a signature without a version', { signature: 'AAAA' }],
  ]
  test.each(forgeries)('%s: refused, and nothing is written; then a good one is', async (_, how) => {
    const before = await row()
    expect(await tell(bounce(), how)).toBe(401)
    expect([await row(), await db.$count(mailEvents)]).toEqual([before, 0])
    expect(await tell(bounce())).toBe(200)
    expect(await row()).toMatchObject({ delivery: 'bounced' })
  })

  test('a genuine signature under another body, id or time', async () => {
    const genuine = signed(JSON.stringify(bounce()))
    const bend = (name: string, value: string) => {
      const headers = new Headers(genuine.headers)
      headers.set(name, value)
      return headers
    }
    const body = JSON.stringify(bounce())
    const attempt = async (headers: Headers, text: string) =>
      (await POST(new Request(genuine.url, { method: 'POST', headers, body: text }))).status
    expect(await attempt(genuine.headers, body.replace('bounced', 'delivered'))).toBe(401)
    expect(await attempt(bend('svix-id', 'msg_2'), body)).toBe(401)
    const later = `${Number(genuine.headers.get('svix-timestamp')) + 60}`
    expect(await attempt(bend('svix-timestamp', later), body)).toBe(401)
    expect(await attempt(bend('svix-timestamp', `${genuine.headers.get('svix-timestamp')}x`), body)).toBe(401)
    expect(await db.$count(mailEvents)).toBe(0)
    expect(await attempt(genuine.headers, body)).toBe(200)
  })

  test('without a secret there is no such address', async () => {
    settings.RESEND_WEBHOOK_SECRET = undefined
    expect(await tell(bounce())).toBe(404)
    expect(await tell(bounce(), { secret: secrets.before })).toBe(404)
    expect(await db.$count(mailEvents)).toBe(0)
  })
})

describe('what is signed', () => {
  const almost = 5 * 60_000 - 20_000
  test.each<[string, Signing]>([
    ['by the secret of today', {}],
    ['under the names of the standard', { family: 'webhook' }],
    ['by the secret that is being replaced', { secret: secrets.before }],
    ['almost five minutes ago', { at: Date.now() - almost }],
    ['almost five minutes ahead', { at: Date.now() + almost }],
  ])('%s is taken', async (_, how) => {
    expect(await tell(bounce(), how)).toBe(200)
    expect(await row()).toMatchObject({ delivery: 'bounced', providerId: 're_1' })
  })

  test('both signatures of a rotation: one that we know is enough', async () => {
    settings.RESEND_WEBHOOK_SECRET_PREVIOUS = undefined
    const body = JSON.stringify(bounce())
    const at = Date.now()
    const signature = [secrets.forged, secrets.now]
      .map((secret) => new Webhook(secret).sign('msg_1', new Date(at), body))
      .join(' ')
    expect(await send(body, { signature, at })).toBe(200)
    expect(await tell(bounce(), { secret: secrets.before, id: 'msg_2' })).toBe(401)
    expect(await db.$count(mailEvents)).toBe(1)
  })

  test('replayed: once', async () => {
    for (let times = 0; times < 3; times++) expect(await tell(bounce())).toBe(200)
    expect(await db.$count(mailEvents)).toBe(1)
  })

  test('is no JSON: refused; is of no concern to us: taken, so that it is not told again', async () => {
    expect([await send('not JSON'), await send('')]).toEqual([400, 400])
    const tags = { mail: mailId }
    const nothing = [
      null,
      [],
      'text',
      { type: 'email.bounced' },
      { type: 'constructor', created_at: '', data: { email_id: 're_1', tags } },
      { type: 'email.opened', created_at: '', data: { email_id: 're_1', tags } },
      { type: 'email.clicked', created_at: '', data: { email_id: 're_1', tags } },
      { type: 'contact.created', created_at: '', data: { id: 'x' } },
      { type: 'email.bounced', created_at: '', data: { email_id: 're_1', tags: { mail: "x' or 1=1 --" } } },
      { type: 'email.bounced', created_at: '', data: { email_id: '\0', tags: { mail: '\0' } } },
      { type: 'email.bounced', created_at: '', data: { email_id: 7, tags: 7 } },
    ]
    for (const content of nothing) expect(await tell(content), JSON.stringify(content)).toBe(200)
    expect(await db.$count(mailEvents)).toBe(0)
  })

  test('is too long: refused before it is read to the end', async () => {
    expect(await send(JSON.stringify({ ...bounce(), filler: 'x'.repeat(260 * 1024) }))).toBe(413)
    expect(await send(JSON.stringify({ ...bounce(), filler: 'x'.repeat(200 * 1024) }))).toBe(200)
  })
})
