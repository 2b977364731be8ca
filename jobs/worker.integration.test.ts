import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { mails } from '@/db/schema'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { enqueue } from '@/domain/mail/queue'
import { testDatabase } from '@/tests/database'
import { FakeResend } from '@/tests/fake-resend'
import { startWorkerProcess } from '@/tests/worker-process'

let db: Database
let platform: Platform
let resend: FakeResend
let worker: ReturnType<typeof startWorkerProcess>

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  resend = await new FakeResend().listen()
})
afterAll(() => resend.close())
beforeEach(async () => {
  resend.reset()
  await db.execute(sql`truncate mails, invitation_memberships, invitations, password_resets`)
  await db.execute(sql`delete from pgboss.job`)
  worker = startWorkerProcess(resend.url)
})
afterEach(() => worker.process.kill('SIGKILL'))

async function invite(...emails: string[]) {
  const created = await createInvitations(
    db,
    emails.map((email) => ({
      email,
      groups: [{ groupId: platform.groups.Lyon }],
      invitedById: platform.people.groupAdmin.id,
      mail: 'none' as const,
    })),
  )
  const ids = created.map(({ id }) => id)
  await db.transaction((tx) => mailInvitations(tx, ids))
}

const eventually = (assertion: () => unknown) => expect.poll(assertion, { timeout: 25_000, interval: 100 })
const statuses = async () => (await db.select().from(mails).orderBy(mails.id)).map(({ status }) => status)

describe('the worker', () => {
  test('Invariant I: sends what was committed, says so without addresses or links, ends on SIGTERM', async () => {
    await invite('ana@exemple.example', 'leo@exemple.example')
    await eventually(statuses).toEqual(['sent', 'sent'])
    await eventually(worker.output).toContain('2 sent, 0 failed')
    worker.process.kill('SIGTERM')
    expect(await once(worker.process, 'exit')).toEqual([0, null])
    expect(worker.output()).toContain('worker stopped')
    expect(worker.output()).not.toMatch(/@|first-login/)
    expect(resend.inbox).toHaveLength(2)
  })

  test('F02 goes on by itself after a lost answer: one message, the same call twice', async () => {
    resend.faults.push({ kind: 'accept_then_drop' })
    await invite('ana@exemple.example')
    await eventually(statuses).toEqual(['sent'])
    const [first, second] = resend.calls
    expect([second?.key, second?.body]).toEqual([first?.key, first?.body])
    expect(resend.inbox).toHaveLength(1)
  })

  test('F01 killed between the call and its record: the next worker makes the same call, one message', async () => {
    await db.execute(sql`update pgboss.queue set expire_seconds = 1 where name = 'mail-batch'`)
    resend.faults.push({ kind: 'accept_then_hang' })
    await invite('ana@exemple.example')
    await eventually(() => resend.inbox.length).toBe(1)
    worker.process.kill('SIGKILL')
    worker = startWorkerProcess(resend.url)
    await eventually(statuses).toEqual(['sent'])
    await db.execute(sql`update pgboss.queue set expire_seconds = 60 where name = 'mail-batch'`)
    expect(resend.inbox).toHaveLength(1)
    expect(resend.calls[1]?.body).toBe(resend.calls[0]?.body)
  }, 60_000)

  test('F04 waits as long as the provider asks', async () => {
    resend.faults.push({ kind: 'answer', status: 429, name: 'rate_limit_exceeded', retryAfter: 3 })
    const asked = Date.now()
    await invite('ana@exemple.example')
    await eventually(statuses).toEqual(['sent'])
    expect(Date.now() - asked).toBeGreaterThan(3000)
  })

  test('F04 a limit of one call a second loses nothing and sends nothing twice', async () => {
    resend.callsPerSecond = 1
    await invite(...Array.from({ length: 250 }, (_, at) => `person${at}@exemple.example`))
    await eventually(async () => new Set(await statuses())).toEqual(new Set(['sent']))
    expect(
      resend.calls.some(({ status }) => status === 429),
      'the limit was met',
    ).toBe(true)
    expect(new Set(resend.inbox.map(({ to }) => to)).size).toBe(250)
    expect(resend.inbox).toHaveLength(250)
  })

  test('a batch that never works ends as failed, and the others go on', async () => {
    resend.faults.push({ kind: 'drop' })
    await db.execute(sql`update pgboss.queue set retry_limit = 0 where name = 'mail-batch'`)
    await invite('ana@exemple.example')
    await eventually(statuses).toEqual(['failed'])
    await invite('leo@exemple.example')
    await eventually(statuses).toEqual(['failed', 'sent'])
    await db.execute(sql`update pgboss.queue set retry_limit = 30 where name = 'mail-batch'`)
    expect((await db.select().from(mails))[0]).toMatchObject({ failure: 'gave_up' })
  })

  test('T11 a new password is asked for: the person with an account gets a mail, nobody else', async () => {
    const requestedAt = new Date().toISOString()
    await enqueue(db, 'password-reset', [
      { email: 'nobody@exemple.example', requestedAt },
      { email: platform.people.learner.email, requestedAt },
    ])
    await eventually(statuses).toEqual(['sent'])
    expect(resend.inbox).toMatchObject([{ to: platform.people.learner.email }])
    expect(resend.inbox[0]?.text).toMatch(/http:\/\/localhost:3000\/reset-password\/\S+/)
  })
})
