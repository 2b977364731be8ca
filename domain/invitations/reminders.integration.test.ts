import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { inviteIntoGroup } from './invite-into-group'
import { sendReminders } from './reminders'
import { resendInvitations } from './resend-invitations'

const keys = { current: 'a secret that only this test has, and long enough' }
let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mail_batches, invitations cascade`))

async function invite(emails: string, more: { reminderDays?: number[]; deletionDate?: string } = {}) {
  const form = { groupId: platform.groups.Lyon, emails, roles: ['learner' as const], language: 'fr' as const }
  const { reminderDays, deletionDate = null } = more
  const input = { ...form, deletionDate, mailAgain: false, ...(reminderDays && { reminderDays }) }
  const answer = await inviteIntoGroup(db, keys, await actorOf(db, platform.people.groupAdmin), input)
  expect(answer.ok).toBe(true)
  await db.execute(sql`update mails set status = 'sent', settled_at = now()`)
}

/** As if everything had happened so many days earlier. */
const later = (days: number) =>
  db.execute(sql`update invitations set created_at = created_at - ${days} * interval '1 day',
    expires_at = expires_at - ${days} * interval '1 day',
    next_reminder_at = next_reminder_at - ${days} * interval '1 day'`)

async function reminders(): Promise<Record<string, unknown>[]> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select recipient, requested_by_id as "onWhose", variables->>'number' || '/' || (variables->>'planned') as "which"
    from mails where kind = 'reminder' order by id`)
  return rows
}

/** In how many days the next one comes; null for never. */
async function nextIn() {
  const { rows } = await db.execute<{ days: number | null }>(sql`
    select round(extract(epoch from next_reminder_at - now()) / 86400, 2)::float as days from invitations order by email`)
  return rows.map(({ days }) => days)
}

describe('the plan', () => {
  test('comes from the platform, unless the inviter chose; none is none', async () => {
    await invite('a@a.example')
    await invite('b@a.example', { reminderDays: [5] })
    await invite('c@a.example', { reminderDays: [] })
    expect(await nextIn()).toEqual([3, 5, null])
  })

  test('nothing after the end of the invitation, be it its own or the deletion date', async () => {
    await invite('a@a.example', { reminderDays: [30] })
    await invite('b@a.example', { reminderDays: [29] })
    const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    await invite('c@a.example', { reminderDays: [5], deletionDate: inThreeDays })
    expect(await nextIn()).toEqual([null, 29, null])
  })

  test('sends after 3 and 7 days and no more, each once, on the budget of who invited', async () => {
    await invite('ana@a.example')
    expect([await sendReminders(db), await reminders()]).toEqual([0, []])
    await later(3)
    expect([await sendReminders(db), await sendReminders(db)]).toEqual([1, 0])
    const onWhose = platform.people.groupAdmin.id
    expect(await reminders()).toEqual([{ recipient: 'ana@a.example', onWhose, which: '1/2' }])
    expect(await nextIn()).toEqual([4])
    await db.execute(sql`update mails set status = 'sent', settled_at = now()`)
    await later(4)
    expect([await sendReminders(db), await nextIn()]).toEqual([1, [null]])
    expect((await reminders()).at(-1)?.which).toBe('2/2')
    await later(10)
    expect(await sendReminders(db)).toBe(0)
  })

  test('a worker that was away for weeks does not send two in a row', async () => {
    await invite('ana@a.example')
    await later(12)
    expect([await sendReminders(db), await sendReminders(db), await nextIn()]).toEqual([1, 0, [1]])
  })

  test('resending puts the next one off to a day later at least, and never brings it nearer', async () => {
    await invite('ana@a.example')
    await later(2.75)
    const actor = await actorOf(db, platform.people.groupAdmin)
    await resendInvitations(db, actor, { matching: {} })
    expect(await nextIn()).toEqual([1])
    await invite('ben@a.example')
    await resendInvitations(db, actor, { matching: { search: 'ben' } })
    expect(await nextIn()).toEqual([1, 3])
  })
})

describe('never, where it would be no help; and again once the invitation is written to anew', () => {
  const when = sql`now() - interval '1 minute'`
  test.each([
    [
      'accepted',
      sql`update invitations set status = 'accepted', ended_at = now(), ended_by_id = invited_by_id`,
    ],
    ['cancelled', sql`update invitations set status = 'cancelled', ended_at = now()`],
    ['expired', sql`update invitations set expires_at = ${when}`],
    ['waiting for an approval', sql`update invitations set approval_asked_at = ${when}`],
    ['not sent', sql`update mails set status = 'failed', failure = 'address_refused'`],
    ['perhaps sent', sql`update mails set status = 'uncertain'`],
    ['not sent yet', sql`update mails set status = 'queued', settled_at = null`],
    ...(['failed', 'bounced', 'suppressed', 'complained'] as const).map(
      (delivery) => [delivery, sql`update mails set delivery = ${delivery}::mail_delivery`] as const,
    ),
  ] as const)('%s', async (_, happened) => {
    await invite('ana@a.example')
    await later(3)
    await db.execute(happened)
    expect([await sendReminders(db), await reminders()]).toEqual([0, []])
  })

  test.each(['delayed', 'delivered', 'soft_bounced'] as const)(
    'the control: %s is reminded',
    async (delivery) => {
      await invite('ana@a.example')
      await later(3)
      await db.execute(sql`update mails set delivery = ${delivery}::mail_delivery`)
      expect(await sendReminders(db)).toBe(1)
    },
  )

  test('the plan goes on where it rested when somebody resends after a failure', async () => {
    await invite('ana@a.example')
    await later(3)
    await db.execute(sql`update mails set status = 'failed', failure = 'gave_up'`)
    expect([await sendReminders(db), await nextIn()]).toEqual([0, [null]])
    await resendInvitations(db, await actorOf(db, platform.people.groupAdmin), { matching: {} })
    expect(await nextIn()).toEqual([3])
  })
})

test('Invariant I: several processes at once write each reminder once, and leave none', async () => {
  await invite(Array.from({ length: 2500 }, (_, at) => `p${at}@a.example`).join(' '))
  await later(3)
  const sent = await Promise.all(Array.from({ length: 6 }, () => sendReminders(db)))
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(2500)
  expect(new Set((await reminders()).map(({ recipient }) => recipient)).size).toBe(2500)
  expect(await reminders()).toHaveLength(2500)
})

test('an invitation that somebody is just changing is left for the next time, not waited for', async () => {
  await invite('ana@a.example ben@a.example')
  await later(3)
  await db.transaction(async (tx) => {
    await tx.execute(sql`select from invitations where email = 'ana@a.example' for update`)
    expect(await sendReminders(db)).toBe(1)
  })
  expect(await sendReminders(db)).toBe(1)
})

test('as many statements for one reminder as for a thousand', async () => {
  await invite('warm@a.example')
  await later(3)
  await sendReminders(db)
  await invite('one@a.example')
  await later(3)
  const one = await countStatements(() => sendReminders(db))
  await invite(Array.from({ length: 900 }, (_, at) => `q${at}@a.example`).join(' '))
  await later(3)
  expect(await countStatements(() => sendReminders(db))).toBe(one)
})
