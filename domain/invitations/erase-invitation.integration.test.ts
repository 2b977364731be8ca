import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createInvitations, type InvitationRow } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { linkToken } from '@/domain/links/token'
import { type Claim, claimBatch } from '@/domain/mail/claim-batch'
import { compose } from '@/domain/mail/compose'
import { releaseBatch, settleBatch } from '@/domain/mail/settle-batch'
import { testDatabase } from '@/tests/database'
import { press } from '@/tests/mail-room'
import { correctAddress } from './correct-address'
import { eraseInvitation } from './erase-invitation'
import { eraseMarked } from './erase-marked'
import { erasedDigest } from './erased-addresses'
import { findInvitationByToken } from './find-by-token'
import { findNotForMe } from './find-not-for-me'

const keys = { current: 'a secret that only this test has, and long enough' }
const dead = { ok: false, code: 'dead' }

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

async function invited(email: string, more: Partial<InvitationRow> = {}) {
  const groups = [{ groupId: platform.groups.Lyon }]
  const row = { email, groups, invitedById: platform.people.groupAdmin.id, ...more }
  const [invitation] = await createInvitations(db, [row])
  if (!invitation) throw new Error('no invitation')
  return invitation.id
}

const notForMe = (id: string, version = 1) => linkToken(keys, 'not-for-me', id, version)
const erase = (id: string, version?: number) => eraseInvitation(db, keys, notForMe(id, version))

async function rowsOf(query: ReturnType<typeof sql>) {
  return (await db.execute<Record<string, unknown>>(query)).rows
}

/** The tables that hold the address, in whatever column. */
async function traces(email: string) {
  const tables = await rowsOf(sql`select table_schema as schema, table_name as name
    from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`)
  const found = tables.map(async ({ schema, name }) => {
    const table = sql`${sql.identifier(String(schema))}.${sql.identifier(String(name))}`
    const rows = await rowsOf(sql`select 1 from ${table} t where t::text like ${`%${email}%`} limit 1`)
    return rows.length > 0 ? [name] : []
  })
  return (await Promise.all(found)).flat()
}

describe('this is not for me, erase my address', () => {
  test('cancels and erases: nothing of the person is left in any table but a digest', async () => {
    const id = await invited('efface@i.example')
    await db.execute(sql`insert into link_visits (invitation_id) values (${id})`)
    await db.execute(sql`insert into mail_events (id, mail_id, reason, occurred_at)
      select 'event-efface', id, 'no mailbox efface@i.example', now() from mails where invitation_id = ${id}`)
    expect(await traces('efface@i.example')).toEqual(expect.arrayContaining(['invitations', 'mails']))
    expect(await findNotForMe(db, keys, notForMe(id))).toEqual({
      email: 'efface@i.example',
      inviter: 'Gaëlle Le Goff',
      groups: ['Lyon'],
    })
    expect(await erase(id)).toEqual({ ok: true, value: { when: 'now' } })
    expect(await traces('efface@i.example')).toEqual([])
    for (const table of ['link_visits', 'invitation_memberships', 'mails'])
      expect(await rowsOf(sql`select 1 from ${sql.identifier(table)} where invitation_id = ${id}`)).toEqual(
        [],
      )
    const digest = erasedDigest(keys, 'efface@i.example')
    expect(await rowsOf(sql`select 1 from erased_addresses where digest = ${digest}`)).toHaveLength(1)
    expect(
      await rowsOf(sql`select actor_id, action, details from audit_events where target_id = ${id}`),
    ).toEqual([{ actor_id: null, action: 'invitation.erased', details: {} }])
  })

  test('one that was cancelled before, one that expired, and earlier ones to the same address too', async () => {
    const earlier = await invited('encore@i.example', { state: 'cancelled' })
    const now = await invited('encore@i.example', { state: 'expired' })
    expect(await erase(earlier)).toMatchObject({ ok: true })
    expect(await traces('encore@i.example')).toEqual([])
    expect(await erase(now)).toEqual(dead)
  })

  test('who was mistaken for somebody else: nothing of theirs stays in the corrected invitation', async () => {
    const id = await invited('voisin@i.example')
    const actor = await actorOf(db, platform.people.groupAdmin)
    await correctAddress(db, keys, actor, { invitationId: id, email: 'bon@i.example' })
    expect(await findNotForMe(db, keys, notForMe(id))).toBeNull()
    expect(await erase(id)).toEqual(dead)
    const own = await invited('voisin@i.example')
    expect(await erase(own)).toMatchObject({ ok: true })
    expect(await traces('voisin@i.example')).toEqual([])
    expect(await rowsOf(sql`select email, status from invitations where id = ${id}`)).toEqual([
      { email: 'bon@i.example', status: 'pending' },
    ])
  })
})

describe('F3 T11 every dead link is answered alike, and changes nothing', () => {
  test('erased, accepted, of another version, of somebody with an account, unknown, forged, of another kind', async () => {
    const gone = await invited('parti@i.example')
    await erase(gone)
    const accepted = await invited('accepte@i.example', { state: 'accepted' })
    const member = await invited('membre@i.example', { state: 'cancelled' })
    await createAccounts(db, [{ firstName: 'M', lastName: 'M', email: 'membre@i.example' }])
    const live = await invited('vivante@i.example')
    const tokens = [
      ...[gone, accepted, member, '019aab6e-1f1a-7c63-9d2c-0123456789ab'].map((id) => notForMe(id)),
      notForMe(live, 2),
      `${notForMe(live).slice(0, -1)}_`,
      linkToken(keys, 'first-login', live, 1),
      'rubbish',
    ]
    const count = () =>
      rowsOf(sql`select (select count(*) from invitations) as invitations,
      (select count(*) from erased_addresses) as digests, (select count(*) from audit_events) as events`)
    const before = await count()
    for (const token of tokens) {
      expect(await findNotForMe(db, keys, token)).toBeNull()
      expect(await eraseInvitation(db, keys, token)).toEqual(dead)
    }
    expect(await count()).toEqual(before)
    expect(await erase(live)).toMatchObject({ ok: true })
  })

  test('F1 T02 looking, however often, changes nothing', async () => {
    const id = await invited('regarde@i.example')
    const row = () => rowsOf(sql`select i.*, i.xmin::text from invitations i where id = ${id}`)
    const before = await row()
    for (let visit = 0; visit < 20; visit += 1) await findNotForMe(db, keys, notForMe(id))
    expect(await row()).toEqual(before)
    expect(await erase(id)).toMatchObject({ ok: true })
  })
})

describe('F02 a mail on its way stays in its batch until it has an answer', () => {
  async function batchOf(id: string) {
    const [row] = await rowsOf(sql`select batch_id from mails where invitation_id = ${id}`)
    return String(row?.batch_id)
  }
  async function claim(batchId: string) {
    const claim = await claimBatch(db, press, batchId)
    return 'letters' in claim ? claim : null
  }
  const messages = ({ letters, envelope }: Claim) => letters.map((letter) => compose(letter, envelope))

  test('cancelled and kept from new mails at once; the retry is the same; erased once it is settled', async () => {
    const id = await invited('enroute@i.example', { mail: 'queued' })
    const first = await claim(await batchOf(id))
    expect(first?.letters).toHaveLength(1)
    expect(await erase(id)).toEqual({ ok: true, value: { when: 'soon' } })
    const token = linkToken(keys, 'first-login', id, 1)
    expect(await findInvitationByToken(db, keys, token)).toEqual({ state: 'cancelled' })
    expect(await erase(id)).toEqual(dead)

    // A webhook told of it before the answer came: the batch is open all the same.
    await db.execute(sql`update mails set status = 'sent', settled_at = now() where invitation_id = ${id}`)
    expect(await eraseMarked(db)).toEqual([])
    const retry = await claim(first?.batchId ?? '')
    expect(retry && messages(retry)).toEqual(first && messages(first))
    const said = retry?.letters.map((letter) => ({ id: letter.id, outcome: { providerId: 'x' } })) ?? []
    if (retry) await settleBatch(db, retry, said)
    expect(await eraseMarked(db)).toEqual([id])
    expect(await traces('enroute@i.example')).toEqual([])
  })

  test('one that was never tried, or certainly did not arrive, is simply not sent', async () => {
    const never = await invited('jamais@i.example', { mail: 'queued' })
    const refused = await invited('refus@i.example', { mail: 'queued' })
    const tried = await claim(await batchOf(refused))
    if (tried) await releaseBatch(db, tried, 'rate_limited')
    for (const id of [never, refused]) {
      const batch = await batchOf(id)
      expect(await erase(id)).toEqual({ ok: true, value: { when: 'now' } })
      expect(await claim(batch)).toBeNull()
    }
    expect([...(await traces('jamais@i.example')), ...(await traces('refus@i.example'))]).toEqual([])
  })

  test('claiming against erasing: a message that was taken is taken again the same, any other is gone', async () => {
    for (let round = 0; round < 60; round += 1) {
      const id = await invited(`duel${round}@i.example`, { mail: 'queued' })
      const batch = await batchOf(id)
      const [claimed, erased] = await Promise.all([claim(batch), erase(id)])
      expect(erased).toEqual({ ok: true, value: { when: claimed ? 'soon' : 'now' } })
      const retry = await claim(batch)
      expect(retry && messages(retry)).toEqual(claimed && messages(claimed))
    }
  })
})
