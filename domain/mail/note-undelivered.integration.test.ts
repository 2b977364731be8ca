import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { invitations, mails } from '@/db/schema'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { testDatabase } from '@/tests/database'
import { sessionOf, untilWaitedFor } from '@/tests/lock-queue'
import { noteUndelivered } from './note-undelivered'
import type { Delivery } from './policy'
import { recordDeliveries } from './record-deliveries'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mail_batches, invitations cascade`))

async function mailed(mail: 'sent' | 'queued') {
  const groups = [{ groupId: platform.groups.Lyon }]
  await createInvitations(db, [
    { email: 'ana@a.example', groups, invitedById: platform.people.groupAdmin.id, mail },
  ])
  await db.update(mails).set({ attempts: 1 })
  return (await ledger())[0]?.id ?? ''
}
const ledger = () => db.select().from(mails).orderBy(mails.id)

const event = (mailId: string, delivery: Delivery, at = 0) => ({
  id: `msg_${at}`,
  mailId,
  providerId: 're_1',
  delivery,
  reason: null,
  occurredAt: new Date(Date.UTC(2026, 10, 1, 8, at)),
})

describe('an invitation whose newest mail did not arrive', () => {
  const again = async () => {
    const [row] = await db.select().from(invitations)
    const mail = { kind: 'invitation', requestedById: null } as const
    await db.transaction((tx) => mailInvitations(tx, [row?.id ?? ''], mail))
    await db.update(mails).set({ attempts: 1 })
  }
  const isMarked = async () => (await db.select().from(invitations))[0]?.undeliveredAt !== null

  test('is marked until it is mailed again; what comes back of the mail before marks it no more', async () => {
    const id = await mailed('sent')
    await recordDeliveries(db, [event(id, 'soft_bounced', 1)])
    expect(await isMarked()).toBe(true)
    await again()
    expect(await isMarked()).toBe(false)
    await recordDeliveries(db, [event(id, 'complained', 2)])
    expect(await isMarked()).toBe(false)
    await recordDeliveries(db, [event((await ledger())[1]?.id ?? '', 'bounced', 3)])
    expect(await isMarked()).toBe(true)
  })

  test('is not marked any more when an uncertain mail turns out to have arrived', async () => {
    const id = await mailed('queued')
    await db.update(mails).set({ status: 'uncertain', settledAt: new Date() })
    await db.update(invitations).set({ undeliveredAt: new Date() })
    await recordDeliveries(db, [event(id, 'delivered')])
    expect(await isMarked()).toBe(false)
  })

  test.each([
    ['failed', 'message_refused', true],
    ['failed', 'superseded', false],
    ['uncertain', null, true],
    ['sent', null, false],
  ] as const)('%s, %s: marked is %s', async (status, failure, marked) => {
    await mailed('sent')
    await db.update(mails).set({ status, failure })
    const [row] = await db.select().from(invitations)
    for (let times = 0; times < 2; times++) await noteUndelivered(db, [row?.id ?? ''])
    expect(await isMarked()).toBe(marked)
  })

  test('is marked no more by a failure that is told while the next mail is being written', async () => {
    const id = await mailed('sent')
    let late: Promise<void> | undefined
    await db.transaction(async (tx) => {
      const [row] = await tx.update(invitations).set({ expiresAt: new Date() }).returning()
      await mailInvitations(tx, [row?.id ?? ''], { kind: 'invitation', requestedById: null })
      late = recordDeliveries(db, [event(id, 'bounced')])
      await untilWaitedFor(db, await sessionOf(tx))
    })
    await late
    expect((await ledger())[0]).toMatchObject({ delivery: 'bounced' })
    expect(await isMarked()).toBe(false)
  })
})
