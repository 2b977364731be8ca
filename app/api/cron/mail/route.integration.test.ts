import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { enqueue } from '@/domain/mail/queue'
import { sendFirst } from '@/jobs/send-for'
import { addresses, type MailRoom, openMailRoom } from '@/tests/mail-room'
import { GET } from './route'

const secret = 'the secret of the cron route, 32 characters and more'
const settings = vi.hoisted(() => ({ CRON_SECRET: undefined as string | undefined, RESEND_BASE_URL: '' }))
vi.mock('next/server', () => ({ connection: async () => {} }))
vi.mock(import('@/env'), async (original) => {
  const { env, ...others } = await original()
  return { ...others, env: () => ({ ...env(), ...settings }) }
})

let room: MailRoom

beforeAll(async () => {
  room = await openMailRoom()
  settings.RESEND_BASE_URL = room.resend.url
})
beforeEach(async () => {
  settings.CRON_SECRET = secret
  await room.empty()
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterAll(() => room.resend.close())

const call = (authorization?: string) =>
  GET(new Request('http://localhost/api/cron/mail', { headers: authorization ? { authorization } : {} }))

test('sends what waits and says how much, without an address', async () => {
  await room.invite(...addresses(250), 'poison@refused.example')
  await enqueue(room.db, 'password-reset', [
    { data: { email: room.platform.people.learner.email, requestedAt: new Date().toISOString() } },
  ])
  const answer = await call(`Bearer ${secret}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const text = await answer.text()
  expect(JSON.parse(text)).toMatchObject({ sent: 251, failed: 1, uncertain: 0, waiting: 0 })
  expect(text).not.toContain('@')
  expect(room.resend.inbox).toHaveLength(251)
  expect(await (await call(`Bearer ${secret}`)).json()).toMatchObject({ sent: 0 })
})

test('what somebody has just asked for leaves at once, beside the cron route too', async () => {
  await room.invite(...addresses(3))
  await Promise.all([sendFirst(room.db, () => {}), call(`Bearer ${secret}`)])
  expect(room.resend.inbox).toHaveLength(3)
  await room.empty()
  await room.invite('ana@exemple.example')
  await sendFirst(room.db, () => {})
  expect(room.resend.inbox).toHaveLength(1)
})

test('two at once send each mail once', async () => {
  await room.invite(...addresses(600))
  const answers = await Promise.all([call(`Bearer ${secret}`), call(`Bearer ${secret}`)])
  const sent = await Promise.all(answers.map(async (answer) => (await answer.json()).sent))
  expect(sent[0] + sent[1]).toBe(600)
  expect(room.resend.inbox).toHaveLength(600)
})

test.each([undefined, 'Bearer ', `Bearer ${secret}x`, secret, `bearer ${secret.toUpperCase()}`])(
  'nobody without the secret: %s',
  async (authorization) => {
    await room.invite('ana@exemple.example')
    expect((await call(authorization)).status).toBe(401)
    expect(room.resend.calls).toHaveLength(0)
  },
)

test('where no secret is set there is no such address', async () => {
  settings.CRON_SECRET = undefined
  await room.invite('ana@exemple.example')
  for (const authorization of [undefined, 'Bearer undefined', 'Bearer ']) {
    expect((await call(authorization)).status).toBe(404)
  }
  expect(room.resend.calls).toHaveLength(0)
})
