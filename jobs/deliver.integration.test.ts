import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { invitations, mails, passwordResets, platform as platformSettings } from '@/db/schema'
import { findReset } from '@/domain/accounts/reset-password'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { readToken } from '@/domain/links/token'
import { giveUpBatch, sendBatch } from '@/domain/mail/send-batch'
import { writeMails } from '@/domain/mail/write-mails'
import { renderTemplate } from '@/emails/render-template'
import { testDatabase } from '@/tests/database'
import { FakeResend } from '@/tests/fake-resend'
import { resendDelivery } from './deliver'

const appUrl = 'https://bienvenue.example'
const linkKeys = { current: 'a key that only this test has, 32 characters' }

let db: Database
let platform: Platform
let resend: FakeResend

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  resend = await new FakeResend().listen()
})
afterAll(() => resend.close())
beforeEach(async () => {
  resend.reset()
  await db.execute(sql`truncate mails, invitation_memberships, invitations`)
})

/** Invites and queues the mails; answers the ids of the invitations and of the batches. */
async function invite(emails: readonly string[]) {
  const { groups, people } = platform
  const created = await createInvitations(
    db,
    emails.map((email) => ({
      email,
      groups: [{ groupId: groups.Lyon }],
      invitedById: people.groupAdmin.id,
      mail: 'none',
    })),
  )
  const ids = created.map(({ id }) => id)
  await db.transaction((tx) => mailInvitations(tx, ids))
  const batches = await db.selectDistinct({ id: mails.batchId }).from(mails).orderBy(mails.batchId)
  return { ids, batchIds: batches.map(({ id }) => id) }
}

async function inviteOne(email = 'ana@exemple.example') {
  const { ids, batchIds } = await invite([email])
  return { id: ids[0] ?? '', batchId: batchIds[0] ?? '' }
}

const people = (count: number) => Array.from({ length: count }, (_, at) => `person${at}@exemple.example`)

function send(batchId: string, timeoutMs = 2000) {
  const provider = { apiKey: 're_test', baseUrl: resend.url, from: 'Bienvenue <bienvenue@exemple.example>' }
  const deliver = resendDelivery({ ...provider, timeoutMs })
  const post = { deliver, findTemplate: renderTemplate, settings: { appUrl, linkKeys } }
  return sendBatch(db, post, batchId, AbortSignal.timeout(10_000))
}

const ledger = () => db.select().from(mails).orderBy(mails.id)
const oneMail = async () => (await ledger())[0]

describe('sending a batch', () => {
  test('Invariant I: one message a row, to the person, with the link that opens their invitation', async () => {
    const { id, batchId } = await inviteOne('ana#formation@exemple.example')
    expect(await send(batchId)).toEqual({ sent: 1, failed: 0 })
    const [mail] = resend.inbox
    expect(mail?.to, 'I4: a # alias has the mailbox without it').toBe('ana@exemple.example')
    const token = mail?.text?.match(/https:\/\/bienvenue\.example\/first-login\/(\S+)/)?.[1] ?? ''
    expect(readToken(linkKeys, 'first-login', token)).toEqual({ id, version: 1 })
    expect(await oneMail()).toMatchObject({
      status: 'sent',
      providerId: mail?.id,
      failure: null,
      attempts: 1,
    })
    await send(batchId)
    expect(resend.calls).toHaveLength(1)
  })

  test('T05 no token in the ledger', async () => {
    const { batchId } = await inviteOne()
    await send(batchId)
    const token = resend.inbox[0]?.text?.match(/first-login\/(\S+)/)?.[1] ?? 'none'
    expect(JSON.stringify(await ledger())).not.toContain(token.split('.')[2])
  })

  test('250 mails are three calls of at most 100', async () => {
    const { batchIds } = await invite(people(250))
    for (const batchId of batchIds) await send(batchId)
    expect(resend.calls.map(({ body }) => JSON.parse(body).length)).toEqual([100, 100, 50])
    expect(new Set(resend.inbox.map(({ to }) => to)).size).toBe(250)
    expect(await db.$count(mails, eq(mails.status, 'sent'))).toBe(250)
  })

  test.each(['accept_then_drop', 'accept_then_500', 'accept_then_hang'] as const)(
    'F02 %s: the retry is the same key and the same bytes, and each person has one message',
    async (kind) => {
      const { batchIds, ids } = await invite(people(3))
      const batchId = batchIds[0] ?? ''
      resend.faults.push({ kind })
      await expect(send(batchId, 300)).rejects.toMatchObject({ trouble: 'provider_down' })
      expect(await oneMail()).toMatchObject({ status: 'queued', failure: 'provider_down', attempts: 1 })
      // What changes meanwhile must not change the bytes.
      await db.update(platformSettings).set({ name: 'Autre nom', accentColor: '#aa0000' })
      await db
        .update(invitations)
        .set({ linkVersion: 2 })
        .where(eq(invitations.id, ids[1] ?? ''))
      expect(await send(batchId)).toEqual({ sent: 3, failed: 0 })
      await db.update(platformSettings).set({ name: 'Bienvenue', accentColor: '#0f766e' })
      const [first, second] = resend.calls
      expect(first?.key).toBe(`batch-${batchId}`)
      expect([second?.key, second?.body]).toEqual([first?.key, first?.body])
      expect(resend.inbox).toHaveLength(3)
    },
  )

  test('F12 one address that is refused does not hold the 99 others', async () => {
    const { batchIds } = await invite([...people(60), 'poison@refused.example', ...people(99).slice(60)])
    expect(await send(batchIds[0] ?? '')).toEqual({ sent: 99, failed: 1 })
    const failed = await db.select().from(mails).where(eq(mails.status, 'failed'))
    expect(failed).toMatchObject([{ recipient: 'poison@refused.example', failure: 'address_refused' }])
    const sent = await db.select().from(mails).where(eq(mails.status, 'sent'))
    const idOf = new Map(resend.inbox.map(({ to, id }) => [to, id]))
    expect(sent.every(({ recipient, providerId }) => idOf.get(recipient) === providerId)).toBe(true)
  })

  test('F12 a row that cannot be written does not hold the others', async () => {
    const { batchIds, ids } = await invite(people(2))
    await db.execute(
      sql`update mails set variables = variables - 'expiresAt' where invitation_id = ${ids[0]}`,
    )
    expect(await send(batchIds[0] ?? '')).toEqual({ sent: 1, failed: 1 })
    expect((await ledger()).map(({ failure }) => failure).sort()).toEqual(['unreadable', null].sort())
  })
})

describe('what no longer opens anything is not sent', () => {
  test.each([
    ['cancelled', { status: 'cancelled', endedAt: new Date() }],
    ['I7 corrected, so that its link is dead', { linkVersion: 2 }],
    ['expired', { expiresAt: new Date(0) }],
  ] as const)('%s before the first attempt', async (_, change) => {
    const { batchIds, ids } = await invite(['dead@exemple.example', 'alive@exemple.example'])
    await db
      .update(invitations)
      .set(change)
      .where(eq(invitations.id, ids[0] ?? ''))
    expect(await send(batchIds[0] ?? '')).toEqual({ sent: 1, failed: 0 })
    expect(resend.inbox.map(({ to }) => to)).toEqual(['alive@exemple.example'])
    const dead = await db.select().from(mails).where(eq(mails.recipient, 'dead@exemple.example'))
    expect(dead).toMatchObject([{ status: 'failed', failure: 'superseded', attempts: 0 }])
  })
})

describe('a new password', () => {
  async function askForReset() {
    const { id: accountId, email } = platform.people.learner
    const expiresAt = new Date(Date.now() + 3_600_000)
    const [reset] = await db.insert(passwordResets).values({ accountId, expiresAt }).returning()
    const variables = { resetId: reset?.id ?? '', firstName: 'Léa', expiresAt: expiresAt.toISOString() }
    await db.transaction((tx) =>
      writeMails(
        tx,
        sql`select 'password_reset'::mail_kind, null::uuid, ${accountId}::uuid, ${email}::text,
          'fr'::language, ${JSON.stringify(variables)}::jsonb`,
      ),
    )
    return { resetId: variables.resetId, batchId: (await oneMail())?.batchId ?? '' }
  }

  test('T04 comes with a link of its own kind, which opens its door', async () => {
    const { resetId, batchId } = await askForReset()
    expect(await send(batchId)).toEqual({ sent: 1, failed: 0 })
    const token =
      resend.inbox[0]?.text?.match(/https:\/\/bienvenue\.example\/reset-password\/(\S+)/)?.[1] ?? ''
    expect(readToken(linkKeys, 'password-reset', token)?.id).toBe(resetId)
    expect(await findReset(db, linkKeys, token)).toMatchObject({ email: platform.people.learner.email })
    expect(readToken(linkKeys, 'first-login', token)).toBeNull()
  })

  test('is not sent any more when the link has been used', async () => {
    const { resetId, batchId } = await askForReset()
    await db.update(passwordResets).set({ usedAt: new Date() }).where(eq(passwordResets.id, resetId))
    expect(await send(batchId)).toEqual({ sent: 0, failed: 0 })
    expect(resend.calls).toEqual([])
    expect(await oneMail()).toMatchObject({ status: 'failed', failure: 'superseded' })
  })
})

describe('what the provider refuses', () => {
  test.each([
    [422, 'validation_error', 'message_refused'],
    [400, 'invalid_idempotency_key', 'message_refused'],
    [409, 'invalid_idempotent_request', 'uncertain'],
  ])('%i %s is final: failed, %s', async (status, name, failure) => {
    const { batchId } = await inviteOne()
    resend.faults.push({ kind: 'answer', status, name })
    expect(await send(batchId)).toEqual({ sent: 0, failed: 1 })
    expect(await oneMail()).toMatchObject({ status: 'failed', failure, providerId: null })
  })

  test.each([
    [429, 'rate_limit_exceeded', 'rate_limited'],
    [429, 'daily_quota_exceeded', 'quota_reached'],
    [503, 'application_error', 'provider_down'],
    [403, 'invalid_api_key', 'sender_refused'],
    [409, 'concurrent_idempotent_requests', 'in_progress'],
  ])('%i %s is for now: queued with %s, then sent', async (status, name, trouble) => {
    const { batchId } = await inviteOne()
    resend.faults.push({ kind: 'answer', status, name, retryAfter: 7 })
    await expect(send(batchId)).rejects.toMatchObject({ trouble, retryAfterSeconds: 7 })
    expect(await oneMail()).toMatchObject({ status: 'queued', failure: trouble })
    expect(await send(batchId)).toEqual({ sent: 1, failed: 0 })
    expect(await oneMail()).toMatchObject({ status: 'sent', failure: null })
  })

  test('a batch whose retries are used up is failed with its reason; what was sent stays sent', async () => {
    const { batchId } = await inviteOne()
    resend.faults.push({ kind: 'drop' })
    await expect(send(batchId)).rejects.toThrow('provider_down')
    expect(await giveUpBatch(db, batchId)).toEqual({ failed: 1 })
    expect(await oneMail()).toMatchObject({ status: 'failed', failure: 'gave_up' })
    expect(await giveUpBatch(db, batchId)).toEqual({ failed: 0 })
  })

  test('F13 two workers with the same batch: one message a person', async () => {
    const { batchIds } = await invite(people(5))
    resend.latencyMs = 400
    const both = await Promise.allSettled([send(batchIds[0] ?? ''), send(batchIds[0] ?? '')])
    expect(both).toMatchObject(
      expect.arrayContaining([
        { status: 'fulfilled', value: { sent: 5, failed: 0 } },
        expect.objectContaining({ reason: expect.objectContaining({ trouble: 'in_progress' }) }),
      ]),
    )
    expect(resend.inbox).toHaveLength(5)
    expect(await db.$count(mails, eq(mails.status, 'sent'))).toBe(5)
  })
})
