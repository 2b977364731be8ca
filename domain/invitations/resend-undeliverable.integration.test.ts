import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations, type InvitationRow } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { approveInvitations } from './approve-invitations'
import { correctAddress } from './correct-address'
import { inviteIntoGroup } from './invite-into-group'
import { countUndeliverable, resendInvitations } from './resend-invitations'

const keys = { current: 'a secret that only this test has, and long enough' }

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const admin = () => actorOf(db, platform.people.groupAdmin)

/** An invitation whose mail had this end. */
async function invited(email: string, delivery: string, more: Partial<InvitationRow> = {}) {
  const groups = [{ groupId: platform.groups.Lyon }]
  const row = { email, groups, invitedById: platform.people.groupAdmin.id, ...more }
  const [invitation] = await createInvitations(db, [row])
  const id = invitation?.id ?? ''
  await db.execute(sql`update mails set delivery = ${delivery}::mail_delivery, delivery_at = now()
    where invitation_id = ${id}`)
  await db.execute(sql`update invitations set undelivered_at = now() where id = ${id}
    and ${delivery}::mail_delivery >= 'soft_bounced'`)
  return id
}

async function one(query: ReturnType<typeof sql>) {
  return (await db.execute<Record<string, unknown>>(query)).rows[0]
}
const mailsTo = async (email: string) =>
  (await one(sql`select count(*)::int as n from mails where recipient = ${email}`))?.n
const rowOf = (id: string) => one(sql`select i.*, i.xmin::text from invitations i where id = ${id}`)

describe('nobody is written to again at an address that no mail reaches', () => {
  test.each(['bounced', 'suppressed', 'complained'])(
    '%s: left out of resending, and counted',
    async (end) => {
      const [lost, fine] = [
        await invited(`${end}@j.example`, end),
        await invited(`apres.${end}@j.example`, 'delivered'),
      ]
      const before = await rowOf(lost)
      const both = { ids: [lost, fine] }
      expect(await resendInvitations(db, await admin(), both)).toEqual([fine])
      expect(await countUndeliverable(db, await admin(), both)).toBe(1)
      expect(await countUndeliverable(db, await actorOf(db, platform.people.outsider), both)).toBe(0)
      expect(await rowOf(lost)).toEqual(before)
      expect([await mailsTo(`${end}@j.example`), await mailsTo(`apres.${end}@j.example`)]).toEqual([1, 2])
      expect(await one(sql`select 1 from audit_events where target_id = ${lost}`)).toBeUndefined()
    },
  )

  test.each(['soft_bounced', 'delayed', 'failed'])('%s may well arrive the next time', async (end) => {
    const id = await invited(`${end}@j.example`, end)
    expect(await resendInvitations(db, await admin(), { ids: [id] })).toEqual([id])
  })

  test('whatever mail it was that was refused: the address counts', async () => {
    await invited('ancienne@j.example', 'bounced', { state: 'cancelled' })
    const id = await invited('ancienne@j.example', 'delivered')
    expect(await resendInvitations(db, await admin(), { ids: [id] })).toEqual([])
  })

  test('approved without a mail, which stays undelivered; one that arrives is mailed', async () => {
    const state = 'waiting_for_approval'
    const [lost, fine] = [
      await invited('approuvee@j.example', 'bounced', { state }),
      await invited('approuvee2@j.example', 'delivered', { state }),
    ]
    const approved = await approveInvitations(db, await admin(), { ids: [lost, fine] })
    expect(approved.sort()).toEqual([lost, fine].sort())
    expect([await mailsTo('approuvee@j.example'), await mailsTo('approuvee2@j.example')]).toEqual([1, 2])
    expect((await rowOf(lost))?.undelivered_at).not.toBeNull()
  })

  test('"mail again" in the form leaves them out; who is invited anew is written to, once', async () => {
    await invited('encore@j.example', 'bounced')
    await invited('encore2@j.example', 'delivered')
    await invited('neuve@j.example', 'bounced', { state: 'cancelled' })
    const emails = ['encore', 'encore2', 'neuve'].map((name) => `${name}@j.example`)
    const answer = await inviteIntoGroup(db, keys, await admin(), {
      groupId: platform.groups.Lyon,
      emails: emails.join(' '),
      roles: ['coach'],
      language: 'fr',
      deletionDate: null,
      mailAgain: true,
    })
    expect(answer).toMatchObject({ ok: true })
    expect(await Promise.all(emails.map(mailsTo))).toEqual([1, 2, 2])
  })
})

test('correcting the address is the way out: the new one is written to, also again', async () => {
  const id = await invited('fausse@j.example', 'bounced')
  expect(
    await correctAddress(db, keys, await admin(), { invitationId: id, email: 'vraie@j.example' }),
  ).toMatchObject({
    ok: true,
  })
  expect(await resendInvitations(db, await admin(), { ids: [id] })).toEqual([id])
  expect([await mailsTo('fausse@j.example'), await mailsTo('vraie@j.example')]).toEqual([1, 2])
})
