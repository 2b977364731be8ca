import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { mails } from '@/db/schema'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { testDatabase } from '@/tests/database'
import { claimBatch } from './claim-batch'

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

test('F13 who claims a batch while another does gets the same letters in the same order, cancelled or not', async () => {
  const batchId = await batchOf(20)
  let late: ReturnType<typeof claimBatch> | undefined
  const first = await db.transaction(async (tx) => {
    const letters = await claimBatch(tx, batchId)
    await db.execute(cancelAll)
    late = claimBatch(db, batchId)
    await new Promise((done) => setTimeout(done, 300))
    return letters
  })
  expect(first).toHaveLength(20)
  expect(await late).toEqual(first)
})

test('F08 what is cancelled between two claims is still part of the call: its bytes may be with the provider', async () => {
  const batchId = await batchOf(3)
  const first = await claimBatch(db, batchId)
  await db.execute(cancelAll)
  expect(await claimBatch(db, batchId)).toEqual(first)
})

test('a late claim of a batch that was cancelled before the first one gets nothing', async () => {
  const batchId = await batchOf(3)
  await db.execute(cancelAll)
  expect(await claimBatch(db, batchId)).toEqual([])
  expect(await claimBatch(db, batchId)).toEqual([])
})
