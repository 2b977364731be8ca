import { eq, isNotNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { invitations, mails, passwordResets } from '@/db/schema'
import { findReset } from '@/domain/accounts/reset-password'
import { readToken } from '@/domain/links/token'
import { giveUpBatch } from '@/domain/mail/send-batch'
import { closeBatch } from '@/domain/mail/settle-batch'
import { writeMails } from '@/domain/mail/write-mails'
import { addresses, linkKeys, type MailRoom, openMailRoom } from '@/tests/mail-room'

let room: MailRoom

beforeAll(async () => {
  room = await openMailRoom()
})
beforeEach(() => room.empty())
afterAll(() => room.resend.close())

describe('what no longer opens anything is not sent', () => {
  test.each([
    ['cancelled', { status: 'cancelled', endedAt: new Date() }],
    ['I7 corrected, so that its link is dead', { linkVersion: 2 }],
    ['expired', { expiresAt: new Date(0) }],
  ] as const)('%s before the first attempt', async (_, change) => {
    const { batchId, ids } = await room.invite('dead@exemple.example', 'alive@exemple.example')
    await room.db
      .update(invitations)
      .set(change)
      .where(eq(invitations.id, ids[0] ?? ''))
    expect(await room.send(batchId)).toEqual({ sent: 1, failed: 0, uncertain: 0 })
    expect(room.resend.inbox.map(({ to }) => to)).toEqual(['alive@exemple.example'])
    const dead = await room.db.select().from(mails).where(eq(mails.recipient, 'dead@exemple.example'))
    expect(dead).toMatchObject([{ status: 'failed', failure: 'superseded', attempts: 0 }])
  })
})

describe('a new password', () => {
  async function askForReset() {
    const { id: accountId, email } = room.platform.people.learner
    const expiresAt = new Date(Date.now() + 3_600_000)
    const [reset] = await room.db.insert(passwordResets).values({ accountId, expiresAt }).returning()
    const variables = { resetId: reset?.id ?? '', firstName: 'Léa', expiresAt: expiresAt.toISOString() }
    await room.db.transaction((tx) =>
      writeMails(
        tx,
        sql`select 'password_reset'::mail_kind, null::uuid, ${accountId}::uuid, ${email}::text,
          'fr'::language, ${JSON.stringify(variables)}::jsonb, null::uuid, null::uuid`,
      ),
    )
    return { resetId: variables.resetId, batchId: (await room.ledger())[0]?.batchId ?? '' }
  }

  test('T04 comes with a link of its own kind, which opens its door', async () => {
    const { resetId, batchId } = await askForReset()
    expect(await room.send(batchId)).toEqual({ sent: 1, failed: 0, uncertain: 0 })
    const token = room.token('reset-password')
    expect(readToken(linkKeys, 'password-reset', token)?.id).toBe(resetId)
    const { email } = room.platform.people.learner
    expect(await findReset(room.db, linkKeys, token)).toMatchObject({ email })
    expect(readToken(linkKeys, 'first-login', token)).toBeNull()
  })

  test('is not sent any more when the link has been used', async () => {
    const { resetId, batchId } = await askForReset()
    await room.db.update(passwordResets).set({ usedAt: new Date() }).where(eq(passwordResets.id, resetId))
    expect(await room.send(batchId)).toEqual({ sent: 0, failed: 0, uncertain: 0 })
    expect(room.resend.calls).toEqual([])
    expect((await room.ledger())[0]).toMatchObject({ status: 'failed', failure: 'superseded' })
  })
})

describe('what the provider refuses', () => {
  test.each([
    [422, 'validation_error', 'message_refused'],
    [400, 'invalid_idempotency_key', 'message_refused'],
  ])('%i %s is final: failed, %s', async (status, name, failure) => {
    const { batchId } = await room.invite('ana@exemple.example')
    room.resend.faults.push({ kind: 'answer', status, name })
    expect(await room.send(batchId)).toEqual({ sent: 0, failed: 1, uncertain: 0 })
    expect((await room.ledger())[0]).toMatchObject({ status: 'failed', failure, providerId: null })
    expect((await room.db.select().from(invitations))[0]?.undeliveredAt).toBeInstanceOf(Date)
  })

  test('409: other bytes under the key that we used are uncertain, for the first may have arrived', async () => {
    const { batchId } = await room.invite('ana@exemple.example')
    room.resend.faults.push({ kind: 'answer', status: 409, name: 'invalid_idempotent_request' })
    expect(await room.send(batchId)).toEqual({ sent: 0, failed: 0, uncertain: 1 })
    expect((await room.ledger())[0]).toMatchObject({ status: 'uncertain', failure: null })
    expect((await room.db.select().from(invitations))[0]?.undeliveredAt).toBeInstanceOf(Date)
    expect(await room.send(batchId)).toEqual({ sent: 0, failed: 0, uncertain: 0 })
    expect(room.resend.calls).toHaveLength(1)
  })

  test.each([
    [429, 'rate_limit_exceeded', 'rate_limited'],
    [429, 'daily_quota_exceeded', 'quota_reached'],
    [503, 'application_error', 'provider_down'],
    [403, 'invalid_api_key', 'sender_refused'],
    [409, 'concurrent_idempotent_requests', 'in_progress'],
  ])('%i %s is for now: queued with %s, then sent', async (status, name, trouble) => {
    const { batchId } = await room.invite('ana@exemple.example')
    room.resend.faults.push({ kind: 'answer', status, name, retryAfter: 7 })
    await expect(room.send(batchId)).rejects.toMatchObject({ trouble, retryAfterSeconds: 7 })
    expect((await room.ledger())[0]).toMatchObject({ status: 'queued', failure: null })
    expect(await room.batch(batchId)).toMatchObject({ trouble })
    await room.openGate()
    expect(await room.send(batchId)).toEqual({ sent: 1, failed: 0, uncertain: 0 })
    expect((await room.ledger())[0]).toMatchObject({ status: 'sent', failure: null })
  })

  test.each([
    ['was refused', { kind: 'answer', status: 429, name: 'rate_limit_exceeded' }, 'failed', 'gave_up'],
    ['was not answered', { kind: 'drop' }, 'uncertain', null],
  ] as const)(
    'a batch whose last retry %s ends with its reason; what was sent stays sent',
    async (...row) => {
      const [, fault, status, failure] = row
      const sent = await room.invite('leo@exemple.example')
      await room.send(sent.batchId)
      expect(await giveUpBatch(room.db, sent.batchId)).toEqual({ sent: 0, failed: 0, uncertain: 0 })
      await room.empty()
      const { batchId } = await room.invite('ana@exemple.example')
      room.resend.faults.push(fault)
      await expect(room.send(batchId)).rejects.toThrow()
      await giveUpBatch(room.db, batchId)
      expect((await room.ledger())[0]).toMatchObject({ status, failure })
    },
  )

  test('F01 who dies between giving a batch up and noting it is followed by one who notes it', async () => {
    const { batchId, ids } = await room.invite('ana@exemple.example', 'leo@exemple.example')
    await closeBatch(room.db, batchId)
    const noted = () => room.db.$count(invitations, isNotNull(invitations.undeliveredAt))
    expect(await noted()).toBe(0)
    await giveUpBatch(room.db, batchId)
    expect(await noted()).toBe(ids.length)
  })

  test('F13 two workers with the same batch: one message a person, settled by the newer attempt', async () => {
    const { batchId } = await room.invite(...addresses(5))
    room.resend.latencyMs = 1500
    const early = room.send(batchId)
    await expect.poll(() => room.resend.calls.length).toBe(1)
    await expect(room.send(batchId)).rejects.toMatchObject({ trouble: 'in_progress' })
    expect(await early).toBeNull()
    expect(await room.db.$count(mails, eq(mails.status, 'sent'))).toBe(0)
    expect(await room.send(batchId)).toMatchObject({ sent: 5 })
    expect(room.resend.inbox).toHaveLength(5)
    expect(await room.db.$count(mails, eq(mails.status, 'sent'))).toBe(5)
  })
})
