import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { invitations, mails, platform as platformSettings } from '@/db/schema'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { readToken } from '@/domain/links/token'
import { addresses, linkKeys, type MailRoom, openMailRoom } from '@/tests/mail-room'

let room: MailRoom

beforeAll(async () => {
  room = await openMailRoom()
})
beforeEach(() => room.empty())
afterAll(() => room.resend.close())

describe('sending a batch', () => {
  test('Invariant I: one message a row, to the person, with the link that opens their invitation', async () => {
    const { ids, batchId } = await room.invite('ana#formation@exemple.example')
    expect(await room.send(batchId)).toEqual({ sent: 1, failed: 0, uncertain: 0 })
    const [mail] = room.resend.inbox
    expect(mail?.to, 'I4: a # alias has the mailbox without it').toBe('ana@exemple.example')
    expect(readToken(linkKeys, 'first-login', room.token('first-login'))).toEqual({ id: ids[0], version: 1 })
    expect((await room.ledger())[0]).toMatchObject({
      status: 'sent',
      providerId: mail?.id,
      failure: null,
      attempts: 1,
    })
    await room.send(batchId)
    expect(room.resend.calls).toHaveLength(1)
  })

  test('T05 no token in the ledger', async () => {
    const { batchId } = await room.invite('ana@exemple.example')
    await room.send(batchId)
    const signature = room.token('first-login').split('.')[2]
    expect(signature).toHaveLength(43)
    expect(JSON.stringify(await room.ledger())).not.toContain(signature)
  })

  test('I7 a second mail of an invitation has the same link', async () => {
    const { batchId, ids } = await room.invite('ana@exemple.example')
    await room.send(batchId)
    const first = room.token('first-login')
    await room.db.transaction((tx) => mailInvitations(tx, ids, { kind: 'invitation', requestedById: null }))
    await room.send((await room.ledger())[1]?.batchId ?? '')
    expect(room.resend.inbox).toHaveLength(2)
    expect(room.token('first-login')).toBe(first)
  })

  test('250 mails are three calls of at most 100', async () => {
    const { batchIds } = await room.invite(...addresses(250))
    for (const batchId of batchIds) await room.send(batchId)
    expect(room.resend.calls.map(({ body }) => JSON.parse(body).length)).toEqual([100, 100, 50])
    expect(new Set(room.resend.inbox.map(({ to }) => to)).size).toBe(250)
    expect(await room.db.$count(mails, eq(mails.status, 'sent'))).toBe(250)
  })

  test.each(['accept_then_drop', 'accept_then_500', 'accept_then_hang'] as const)(
    'F02 %s: the retry is the same key and the same bytes, and each person has one message',
    async (kind) => {
      const { batchId, ids } = await room.invite(...addresses(3))
      room.resend.faults.push({ kind })
      await expect(room.send(batchId, { timeoutMs: 300 })).rejects.toMatchObject({ trouble: 'provider_down' })
      expect(await room.batch(batchId)).toMatchObject({ trouble: 'provider_down' })
      expect((await room.ledger())[0]).toMatchObject({
        status: 'queued',
        attempts: 1,
      })
      // What changes meanwhile must not change the bytes.
      await room.db.update(platformSettings).set({ name: 'Autre nom', accentColor: '#aa0000' })
      await room.db
        .update(invitations)
        .set({ linkVersion: 2 })
        .where(eq(invitations.id, ids[1] ?? ''))
      expect(await room.send(batchId)).toEqual({ sent: 3, failed: 0, uncertain: 0 })
      await room.db.update(platformSettings).set({ name: 'Bienvenue', accentColor: '#0f766e' })
      const [first, second] = room.resend.calls
      expect(first?.key).toBe(`batch-${batchId}`)
      expect([second?.key, second?.body]).toEqual([first?.key, first?.body])
      expect(room.resend.inbox).toHaveLength(3)
    },
  )

  test('F12 one address that is refused does not hold the 99 others', async () => {
    const { batchId } = await room.invite(
      ...addresses(60),
      'poison@refused.example',
      ...addresses(99).slice(60),
    )
    expect(await room.send(batchId)).toEqual({ sent: 99, failed: 1, uncertain: 0 })
    const failed = await room.db.select().from(mails).where(eq(mails.status, 'failed'))
    expect(failed).toMatchObject([{ recipient: 'poison@refused.example', failure: 'address_refused' }])
    const sent = await room.db.select().from(mails).where(eq(mails.status, 'sent'))
    const idOf = new Map(room.resend.inbox.map(({ to, id }) => [to, id]))
    expect(sent.every(({ recipient, providerId }) => idOf.get(recipient) === providerId)).toBe(true)
  })

  test('F12 a row that cannot be written does not hold the others', async () => {
    const { batchId, ids } = await room.invite(...addresses(2))
    await room.db.execute(
      sql`update mails set variables = variables - 'expiresAt' where invitation_id = ${ids[0]}`,
    )
    expect(await room.send(batchId)).toEqual({ sent: 1, failed: 1, uncertain: 0 })
    expect((await room.ledger()).map(({ failure }) => failure).sort()).toEqual(['unreadable', null].sort())
  })
})
