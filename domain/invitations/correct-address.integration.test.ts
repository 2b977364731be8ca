import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations, type InvitationRow } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { linkToken } from '@/domain/links/token'
import { takeLetters } from '@/domain/mail/claim-letters'
import { testDatabase } from '@/tests/database'
import { copyLink } from './copy-link'
import { correctAddress } from './correct-address'
import { erasedDigest } from './erased-addresses'
import { findInvitationByToken } from './find-by-token'

const keys = { current: 'a secret that only this test has, and long enough' }
const nobody = '00000000-0000-7000-8000-000000000000'

let db: Database
let platform: Platform
type Person = keyof Platform['people']

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

async function invited(email: string, more: Partial<InvitationRow> = {}) {
  const groups = [{ groupId: platform.groups.Lyon }]
  const row = { email, groups, invitedById: platform.people.groupAdmin.id, ...more }
  const [invitation] = await createInvitations(db, [row])
  if (!invitation) throw new Error('no invitation')
  return invitation
}

const as = (person: Person) => actorOf(db, platform.people[person])
const correct = async (person: Person, invitationId: string, email: string) =>
  correctAddress(db, keys, await as(person), { invitationId, email })
const refusal = (code: string) => ({ ok: false, code })

async function one(query: ReturnType<typeof sql>) {
  return (await db.execute<Record<string, unknown>>(query)).rows[0]
}
const rowOf = (id: string) => one(sql`select i.*, i.xmin::text from invitations i where id = ${id}`)
const stateOf = async (id: string, version: number) =>
  (await findInvitationByToken(db, keys, linkToken(keys, 'first-login', id, version))).state

describe('T08 I7 correcting the address', () => {
  test('the old link is dead, exactly one lives, and the mail with it goes to the new address', async () => {
    const { id } = await invited('anna@f.example', { state: 'link_asked' })
    await db.execute(sql`update invitations set undelivered_at = now() where id = ${id}`)
    expect(await correct('userAdmin', id, ' Ana@F.example ')).toEqual({
      ok: true,
      value: { email: 'ana@f.example' },
    })
    const live = await Promise.all([1, 2, 3].map((version) => stateOf(id, version)))
    expect(live).toEqual(['unknown', 'live', 'unknown'])
    expect(await rowOf(id)).toMatchObject({
      email: 'ana@f.example',
      undelivered_at: null,
      link_asked_at: null,
    })
    const mail = await one(
      sql`select recipient, variables->>'linkVersion' as version, requested_by_id = ${
        platform.people.userAdmin.id
      } as "onWhose" from mails where invitation_id = ${id} order by id desc limit 1`,
    )
    expect(mail).toEqual({ recipient: 'ana@f.example', version: '2', onWhose: true })
  })

  test('groups and roles stay; the audit says who, and holds no address', async () => {
    const groups = [
      { groupId: platform.groups.Lyon, role: 'coach' as const },
      { groupId: platform.groups['Lyon-Ventes'] },
    ]
    const { id } = await invited('garde@f.example', { groups })
    const promises = () =>
      one(sql`select jsonb_agg(m order by group_id) from invitation_memberships m
      where invitation_id = ${id}`)
    const before = await promises()
    expect(await correct('groupAdmin', id, 'gardee@f.example')).toMatchObject({ ok: true })
    expect(await promises()).toEqual(before)
    const event = await one(sql`select actor_id, details from audit_events
      where target_id = ${id} and action = 'invitation.corrected'`)
    expect(event).toEqual({ actor_id: platform.people.groupAdmin.id, details: {} })
  })

  test('a mail to the old address that had not gone yet never goes', async () => {
    const { id } = await invited('vieux@f.example', { mail: 'queued' })
    await correct('groupAdmin', id, 'neuf@f.example')
    const batches = await db.execute<{ id: string }>(
      sql`select batch_id as id from mails where invitation_id = ${id} order by id`,
    )
    const letters = await Promise.all(batches.rows.map((batch) => takeLetters(db, batch.id)))
    expect(letters.flat().map(({ recipient }) => recipient)).toEqual(['neuf@f.example'])
  })
})

describe('what is refused changes nothing', () => {
  test.each([
    ['an address that is none', 'rubbish', 'invalid_address'],
    ['the same one in other letters', 'MEME@f.example', 'same_address'],
    ['one that waits already', 'attend@f.example', 'already_invited'],
    ['one whose person asked not to be written to', 'efface@f.example', 'erased_before'],
    ['T09 I4 an alias of theirs', 'efface#2@f.example', 'erased_before'],
  ])('%s', async (_, email, code) => {
    await db.execute(sql`delete from invitations where email in ('meme@f.example', 'attend@f.example')`)
    await invited('attend@f.example')
    const digest = erasedDigest(keys, 'efface@f.example')
    await db.execute(sql`insert into erased_addresses (digest) values (${digest}) on conflict do nothing`)
    const { id } = await invited('meme@f.example')
    const before = await rowOf(id)
    expect(await correct('groupAdmin', id, email)).toEqual(refusal(code))
    expect(await rowOf(id)).toEqual(before)
    expect(await correct('groupAdmin', id, 'autre@f.example')).toMatchObject({ ok: true })
    await db.execute(sql`delete from invitations where id = ${id}`)
  })

  test('E1 one that has an active account', async () => {
    const { id } = await invited('compte@f.example')
    const before = await rowOf(id)
    const taken = platform.people.learner.email
    expect(await correct('groupAdmin', id, taken)).toEqual(refusal('already_active'))
    expect(await rowOf(id)).toEqual(before)
    expect(await one(sql`select count(*)::int as n from mails where invitation_id = ${id}`)).toEqual({ n: 1 })
  })

  test.each<Person>(['userAdmin', 'coach', 'author', 'learner', 'outsider'])(
    'T13 A2 for %s an invitation of others is as unknown as none',
    async (person) => {
      const { id } = await invited(`${person}@lille.example`, {
        groups: [{ groupId: platform.groups.Lille }],
      })
      const before = await rowOf(id)
      for (const target of [id, nobody])
        expect(await correct(person, target, 'prise@f.example')).toEqual(refusal('not_found'))
      expect(await rowOf(id)).toEqual(before)
    },
  )

  test('T12 who may not give all that it promises does not turn it to a mailbox of theirs', async () => {
    const groups = [
      { groupId: platform.groups.Lyon },
      { groupId: platform.groups['Lyon-Ventes'], role: 'admin' as const },
    ]
    const { id } = await invited('future@f.example', { groups })
    expect(await correct('userAdmin', id, 'mienne@f.example')).toEqual(refusal('beyond_yours'))
    // Nor does the refusal tell them of other addresses.
    expect(await correct('userAdmin', id, platform.people.outsider.email)).toEqual(refusal('beyond_yours'))
    expect(await correct('groupAdmin', id, 'mienne@f.example')).toMatchObject({ ok: true })
    expect(await copyLink(db, keys, await as('userAdmin'), id)).toEqual(refusal('beyond_yours'))
  })

  test('what has ended, and what its deletion date has overtaken', async () => {
    const ended = [
      await invited('a@f.example', { state: 'accepted' }),
      await invited('c@f.example', { state: 'cancelled' }),
    ]
    const late = await invited('tard@f.example', { deletionDate: '2020-01-01' })
    for (const { id } of [...ended, late])
      expect(await correct('platformAdmin', id, 'trop.tard@f.example')).toEqual(refusal('not_found'))
    const expired = await invited('perimee@f.example', { state: 'expired' })
    expect(await correct('platformAdmin', expired.id, 'reprise@f.example')).toMatchObject({ ok: true })
    expect(await stateOf(expired.id, 2)).toBe('live')
  })
})

test('F07 two invitations corrected to one address at once: one gets it, the other is told', async () => {
  for (let round = 0; round < 20; round += 1) {
    const rivals = await Promise.all(['x', 'y'].map((name) => invited(`${name}${round}@f.example`)))
    const answers = await Promise.all(
      rivals.map(({ id }) => correct('groupAdmin', id, `une-seule${round}@f.example`)),
    )
    expect(answers.map((answer) => (answer.ok ? 'won' : answer.code)).sort()).toEqual([
      'already_invited',
      'won',
    ])
  }
})
