import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { mailBatches, mails } from '@/db/schema'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { testDatabase } from '@/tests/database'
import { sessionOf, untilWaitedFor } from '@/tests/lock-queue'
import { press } from '@/tests/mail-room'
import { claimBatch } from './claim-batch'
import { compose } from './compose'
import { releaseBatch, settleBatch } from './settle-batch'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mails, mail_batches, invitation_memberships, invitations cascade`))

const cancelAll = sql`update invitations set status = 'cancelled', ended_at = now()`

async function batchOf(count: number): Promise<string> {
  const created = await createInvitations(
    db,
    Array.from({ length: count }, (_, at) => ({
      email: `person${at}@exemple.example`,
      groups: [{ groupId: platform.groups.Lyon }],
      invitedById: platform.people.groupAdmin.id,
      mail: 'none' as const,
    })),
  )
  await db.transaction((tx) =>
    mailInvitations(
      tx,
      created.map(({ id }) => id),
      { kind: 'invitation', requestedById: null },
    ),
  )
  return (await db.select().from(mails))[0]?.batchId ?? ''
}

const claimed = (claim: Awaited<ReturnType<typeof claimBatch>>) => {
  if (!('letters' in claim)) throw new Error('nothing was claimed')
  return claim
}
const messages = (claim: Awaited<ReturnType<typeof claimBatch>>) => {
  const { letters, envelope } = claimed(claim)
  return letters.map((letter) => compose(letter, envelope))
}

test('F13 who claims a batch while another does gets the same messages in the same order, cancelled or not', async () => {
  const batchId = await batchOf(20)
  let late: ReturnType<typeof claimBatch> | undefined
  const first = await db.transaction(async (tx) => {
    const claim = await claimBatch(tx, press, batchId)
    await db.execute(cancelAll)
    late = claimBatch(db, press, batchId)
    await untilWaitedFor(db, await sessionOf(tx))
    return claim
  })
  const second = (await late) ?? first
  expect(messages(first)).toHaveLength(20)
  expect(messages(second)).toEqual(messages(first))
  expect([claimed(first).attempt, claimed(second).attempt]).toEqual([1, 2])
})

test('F08 what is cancelled between two claims is still part of the call: its bytes may be with the provider', async () => {
  const batchId = await batchOf(3)
  const first = await claimBatch(db, press, batchId)
  await db.execute(cancelAll)
  expect(messages(await claimBatch(db, press, batchId))).toEqual(messages(first))
})

test('F08 what is cancelled after an attempt that was refused as a whole does not go out', async () => {
  const batchId = await batchOf(3)
  await releaseBatch(db, claimed(await claimBatch(db, press, batchId)), 'rate_limited')
  expect(messages(await claimBatch(db, press, batchId)), 'the control').toHaveLength(3)
  const [batch] = await db.select().from(mailBatches)
  await releaseBatch(db, { batchId, attempt: batch?.attempts ?? 0, first: true }, 'rate_limited')
  await db.execute(cancelAll)
  expect(await claimBatch(db, press, batchId)).toMatchObject({ sent: 0, failed: 0 })
  expect(new Set((await db.select().from(mails)).map(({ failure }) => failure))).toEqual(
    new Set(['superseded']),
  )
})

test('F02 an attempt that was refused after one that was not answered leaves the batch frozen', async () => {
  const batchId = await batchOf(3)
  const first = await claimBatch(db, press, batchId)
  await releaseBatch(db, claimed(await claimBatch(db, press, batchId)), 'rate_limited')
  await db.execute(cancelAll)
  expect(messages(await claimBatch(db, press, batchId))).toEqual(messages(first))
})

test('a late claim of a batch that was cancelled before the first one gets nothing', async () => {
  const batchId = await batchOf(3)
  await db.execute(cancelAll)
  expect(await claimBatch(db, press, batchId)).toMatchObject({ sent: 0, failed: 0, uncertain: 0 })
  expect(await claimBatch(db, press, batchId)).toMatchObject({ sent: 0, failed: 0, uncertain: 0 })
  expect(await db.select().from(mailBatches)).toMatchObject([{ attempts: 0 }])
})

test('F13 only the newest attempt settles, and only once', async () => {
  const batchId = await batchOf(2)
  const stale = claimed(await claimBatch(db, press, batchId))
  const newest = claimed(await claimBatch(db, press, batchId))
  const said = (providerId: string) => stale.letters.map(({ id }) => ({ id, outcome: { providerId } }))
  expect(await settleBatch(db, stale, said('stale'))).toBeNull()
  expect(new Set((await db.select().from(mails)).map(({ status }) => status))).toEqual(new Set(['queued']))
  expect(await settleBatch(db, newest, said('newest'))).toMatchObject({ sent: 2 })
  expect(await settleBatch(db, newest, said('again'))).toBeNull()
  expect((await db.select().from(mails)).map(({ providerId }) => providerId)).toEqual(['newest', 'newest'])
})
