import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { failureInWords } from '@/emails/words'
import { testDatabase } from '@/tests/database'
import { invited, written } from '@/tests/sweep-room'
import { reportFailures } from './report-failures'
import { takeTurn } from './take-turn'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mail_batches, invitations cascade`))

const report = () => reportFailures(db, failureInWords)
const digests = () => written(db, 'failure_digest')
const unreported = async () =>
  (await db.execute(sql`select from mails where reported_at is null and kind <> 'failure_digest'`)).rows
    .length

/** Mails that failed so many minutes ago. */
async function lose(
  count: number,
  { minutes = 61, ...more }: { minutes?: number; invitedById?: string } = {},
) {
  const from = await db.$count(sql`invitations`)
  for (let at = from; at < from + count; at++) {
    const createdAt = new Date(Date.now() - minutes * 60_000 - 2000)
    await invited(db, platform, `p${at}@a.example`, {
      ...more,
      createdAt,
      mail: 'failed',
      failure: 'address_refused',
    })
  }
}

describe('a digest of failures', () => {
  test('is one mail for a burst, an hour after its first, with the number, ten addresses and why', async () => {
    await lose(11, { minutes: 20 })
    expect(await report()).toBe(0)
    await lose(1)
    expect([await report(), await report()]).toEqual([1, 0])
    const [digest] = await digests()
    expect(digest?.recipient).toBe(platform.people.groupAdmin.email)
    expect(digest?.variables).toMatchObject({ count: '12', more: '2', groupId: platform.groups.Lyon })
    expect(digest?.variables.reason10).toBe(failureInWords('fr', 'invitation', 'address_refused'))
    expect(digest?.variables.address11).toBeUndefined()
    expect(await unreported()).toBe(0)
  })

  test('at most one a day for a person; what fails meanwhile is in the next', async () => {
    await lose(1)
    await report()
    await lose(2)
    expect(await report()).toBe(0)
    await db.execute(sql`update mails set created_at = created_at - interval '25 hours'
      where kind = 'failure_digest'`)
    expect(await report()).toBe(1)
    expect((await digests()).map(({ variables }) => variables.count)).toEqual(['1', '2'])
  })

  test.each([
    ['soft_bounced', sql`status = 'sent', failure = null, delivery = 'soft_bounced'`],
    ['bounced', sql`status = 'sent', failure = null, delivery = 'bounced'`],
    ['complained', sql`status = 'sent', failure = null, delivery = 'complained'`],
    ['uncertain', sql`status = 'uncertain', failure = null`],
    ['gave_up', sql`failure = 'gave_up'`],
  ] as const)('says %s in words', async (reason, change) => {
    await lose(1)
    await db.execute(sql`update mails set ${change}, delivery_at = settled_at`)
    expect(await report()).toBe(1)
    expect((await digests())[0]?.variables.reason1).toBe(failureInWords('fr', 'invitation', reason))
  })

  test.each([
    ['delivered after all', sql`update mails set status = 'sent', failure = null, delivery = 'delivered'`],
    ['pointless before it was sent', sql`update mails set failure = 'superseded'`],
    ['cancelled meanwhile', sql`update invitations set status = 'cancelled', ended_at = now()`],
    [
      'mended by a newer mail',
      sql`insert into mails (kind, invitation_id, recipient, language, variables, batch_id, position)
        select kind, invitation_id, recipient, language, variables, batch_id, 1 from mails`,
    ],
  ])('what is %s is told to nobody', async (_, change) => {
    await lose(1)
    await db.execute(change)
    expect([await report(), await digests()]).toEqual([0, []])
    await lose(1)
    expect(await report(), 'the control').toBe(1)
    expect((await digests())[0]?.variables.count).toBe('1')
  })

  test('A2 who manages none of its groups any more is told nothing, nor is anybody else', async () => {
    const [gone] = await createAccounts(db, [{ firstName: 'Guy', lastName: 'Parti', deletedAt: new Date() }])
    await lose(1, { invitedById: platform.people.coach.id })
    await lose(1, { invitedById: gone?.id ?? '' })
    await lose(1, { invitedById: platform.people.userAdmin.id })
    await lose(1, { invitedById: platform.people.owner.id })
    expect(await report()).toBe(2)
    const recipients = (await digests()).map(({ recipient }) => recipient).sort()
    expect(recipients).toEqual([platform.people.owner.email, platform.people.userAdmin.email].sort())
    expect(await unreported()).toBe(0)
  })
})

test('Invariant I: several sweeps at once write one digest a person', async () => {
  await lose(40)
  await lose(10, { invitedById: platform.people.userAdmin.id })
  const counts = await Promise.all(Array.from({ length: 6 }, report))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2)
  expect((await digests()).map(({ variables }) => variables.count).sort()).toEqual(['10', '40'])
})

test('Invariant I: who sweeps while another is at it leaves it to them', async () => {
  await lose(1)
  await db.transaction(async (tx) => {
    expect(await takeTurn(tx, 'failure digests')).toBe(true)
    expect(await report()).toBe(0)
  })
  expect(await report(), 'the control').toBe(1)
})
