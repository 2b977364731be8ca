import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import { createInvitations, type InvitationRow } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { findActor } from '@/domain/access/find-actor'
import { linkToken } from '@/domain/links/token'
import { testDatabase } from '@/tests/database'
import { acceptInvitation } from './accept-invitation'
import { activateFor } from './activate-for'
import { approveInvitations } from './approve-invitations'
import { findInvitationByToken } from './find-by-token'

const keys = { current: 'a secret that only this test has, and long enough' }
const nobody = '00000000-0000-7000-8000-000000000000'
const named = { firstName: 'Ana', lastName: 'Durand', passwordHash: 'not a real hash' }

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
const activate = async (person: Person, invitationId: string) =>
  activateFor(db, await as(person), { invitationId, ...named })
const refusal = (code: string) => ({ ok: false, code })

async function one(query: ReturnType<typeof sql>) {
  return (await db.execute<Record<string, unknown>>(query)).rows[0]
}
const accountOf = (email: string) =>
  one(sql`select a.id, a.first_name, a.status, (select array_agg(distinct g.name order by g.name)
    from memberships m join groups g on g.id = m.group_id where m.account_id = a.id) as groups
    from accounts a where email = ${email}`)

describe('activating for the person who is beside', () => {
  test('the account is active, billed on the deed of the administrator, and in its groups; the link is used', async () => {
    const { id } = await invited('a.cote@g.example')
    const answer = await activate('userAdmin', id)
    const account = await accountOf('a.cote@g.example')
    expect(answer).toEqual({ ok: true, value: { accountId: account?.id } })
    expect(account).toMatchObject({
      status: 'active',
      first_name: 'Ana',
      groups: ['France', 'Lyon', 'Plateforme'],
    })
    const { userAdmin } = platform.people
    expect(
      await one(sql`select change, reason, actor_id from seat_changes where account_id = ${account?.id}`),
    ).toEqual({ change: 1, reason: 'first_login', actor_id: userAdmin.id })
    expect(
      await one(sql`select actor_id, details from audit_events
        where target_id = ${id} and action = 'invitation.activated_for'`),
    ).toEqual({ actor_id: userAdmin.id, details: { accountId: account?.id } })
    const token = linkToken(keys, 'first-login', id, 1)
    expect(await findInvitationByToken(db, keys, token)).toEqual({ state: 'used' })
    expect(await acceptInvitation(db, keys, { ...named, token, invitationId: id })).toEqual(refusal('used'))
  })

  test('an expired one too; not one that ended, nor one whose deletion date has come (D1)', async () => {
    const expired = await invited('perimee@g.example', { state: 'expired' })
    expect(await activate('groupAdmin', expired.id)).toMatchObject({ ok: true })
    const dead = [
      await invited('finie@g.example', { state: 'cancelled' }),
      await invited('prise@g.example', { state: 'accepted' }),
      await invited('tard@g.example', { deletionDate: '2020-01-01' }),
    ]
    for (const { id } of dead) expect(await activate('platformAdmin', id)).toEqual(refusal('not_found'))
    expect(await accountOf('tard@g.example')).toBeUndefined()
  })
})

describe('what is refused activates nobody', () => {
  test.each<Person>(['userAdmin', 'coach', 'author', 'learner', 'outsider'])(
    'T13 A2 for %s an invitation of others is as unknown as none',
    async (person) => {
      const email = `${person}@lille.example`
      const { id } = await invited(email, {
        groups: [{ groupId: platform.groups.Lille }],
        invitedById: platform.people.platformAdmin.id,
      })
      for (const target of [id, nobody]) expect(await activate(person, target)).toEqual(refusal('not_found'))
      expect(await accountOf(email)).toBeUndefined()
      expect(await activate('platformAdmin', id)).toMatchObject({ ok: true })
    },
  )

  test('T12 nobody makes an account with more than they may give', async () => {
    const groups = [
      { groupId: platform.groups.Lyon },
      { groupId: platform.groups.Lyon, role: 'admin' as const },
    ]
    const { id } = await invited('chef@g.example', { groups })
    expect(await activate('userAdmin', id)).toEqual(refusal('beyond_yours'))
    expect(await accountOf('chef@g.example')).toBeUndefined()
    expect(await activate('groupAdmin', id)).toMatchObject({ ok: true })
  })

  test('A1 a promise whose author lost the right waits for an approval first', async () => {
    const [inviter] = await createAccounts(db, [{ firstName: 'Yann', lastName: 'Perdu' }])
    const { id } = await invited('attend@g.example', { invitedById: inviter?.id ?? '' })
    expect(await activate('groupAdmin', id)).toEqual(refusal('waits_for_approval'))
    expect(await accountOf('attend@g.example')).toBeUndefined()
    expect(await approveInvitations(db, await as('groupAdmin'), { ids: [id] })).toEqual([id])
    expect(await activate('groupAdmin', id)).toMatchObject({ ok: true })
  })

  test('E1 an address that became active meanwhile', async () => {
    const { id } = await invited('double@g.example')
    await createAccounts(db, [{ firstName: 'Dan', lastName: 'Double', email: 'double@g.example' }])
    expect(await activate('groupAdmin', id)).toEqual(refusal('already_active'))
    expect(await one(sql`select status from invitations where id = ${id}`)).toEqual({ status: 'pending' })
  })
})

test('T07 E2 a restored account keeps nothing that could sign somebody else in', async () => {
  const [old] = await createAccounts(db, [
    { firstName: 'Rémi', lastName: 'Ancien', email: 'remi@g.example', deletedAt: new Date() },
  ])
  const [signIn] = await createSignIns(db, [old?.id ?? ''])
  const reset = await one(sql`insert into password_resets (account_id, expires_at)
    values (${old?.id}, now() + interval '1 hour') returning id`)
  const { id } = await invited('remi@g.example')
  expect(await activate('userAdmin', id)).toEqual({ ok: true, value: { accountId: old?.id } })
  expect(await findActor(db, signIn ?? '')).toBeNull()
  expect(
    await one(sql`select used_at is not null as dead from password_resets where id = ${reset?.id}`),
  ).toEqual({
    dead: true,
  })
})
