import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import { type CreatedInvitation, createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { findActor } from '@/domain/access/find-actor'
import type { Role } from '@/domain/access/roles'
import { linkToken } from '@/domain/links/token'
import { testDatabase } from '@/tests/database'
import { acceptInvitation } from './accept-invitation'
import { approveInvitations } from './approve-invitations'
import { cancelInvitations } from './cancel-invitations'
import { findInvitationByToken } from './find-by-token'
import { listInvitations } from './list-invitations'

const keys = { current: 'a secret that only this test has, and long enough' }
const person = { firstName: 'Ana', lastName: 'Durand', passwordHash: 'not a real hash' }

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const tokenOf = ({ id, linkVersion }: CreatedInvitation) => linkToken(keys, 'first-login', id, linkVersion)

function accept(invitation: CreatedInvitation, more: { invitationId?: string; token?: string } = {}) {
  const token = tokenOf(invitation)
  return acceptInvitation(db, keys, { ...person, token, invitationId: invitation.id, ...more })
}

type Into = { group?: keyof Platform['groups']; role?: Role; by?: keyof Platform['people'] }

async function invited(email: string, { group = 'Lyon', role = 'learner', by = 'groupAdmin' }: Into = {}) {
  const invitedById = platform.people[by].id
  const groups = [{ groupId: platform.groups[group], role }]
  const [invitation] = await createInvitations(db, [{ email, groups, invitedById }])
  if (!invitation) throw new Error('no invitation')
  return invitation
}

async function rowsOf(query: ReturnType<typeof sql>) {
  return (await db.execute<Record<string, unknown>>(query)).rows
}

const membershipsOf = (email: string) =>
  rowsOf(sql`select g.name, m.role, s.name as through from memberships m
    join accounts a on a.id = m.account_id join groups g on g.id = m.group_id join groups s on s.id = m.source_group_id
    where a.email = ${email} order by g.name, s.name`)

test('F2 I8 the invitee becomes an active, billed account; the invitation leaves the list', async () => {
  const invitation = await invited('ana@b.example')
  expect(await findInvitationByToken(db, keys, tokenOf(invitation))).toMatchObject({
    state: 'live',
    email: 'ana@b.example',
    inviter: 'Gaëlle Le Goff',
    groups: ['Lyon'],
  })
  const answer = await accept(invitation)
  expect(answer).toMatchObject({ ok: true, value: { email: 'ana@b.example', language: 'fr' } })
  const [account] = await rowsOf(sql`select status, first_name, last_name,
    (select sum(change)::int from seat_changes c where c.account_id = a.id) as seats
    from accounts a where email = 'ana@b.example'`)
  expect(account).toEqual({ status: 'active', first_name: 'Ana', last_name: 'Durand', seats: 1 })
  const list = await listInvitations(db, await actorOf(db, platform.people.platformAdmin), {}, 'newest', null)
  expect(list.invitations.map(({ email }) => email)).not.toContain('ana@b.example')
})

describe('G2 G3 learners climb, and their rows say through what', () => {
  test('from a public group up to the first private one, that one included', async () => {
    await accept(await invited('haut@b.example', { group: 'Lyon-Ventes' }))
    expect(await membershipsOf('haut@b.example')).toEqual([
      { name: 'France', role: 'learner', through: 'Lyon-Ventes' },
      { name: 'Lyon', role: 'learner', through: 'Lyon-Ventes' },
      { name: 'Lyon-Ventes', role: 'learner', through: 'Lyon-Ventes' },
      { name: 'Plateforme', role: 'learner', through: 'Lyon-Ventes' },
    ])
  })

  test('a private group stops the climb: Atelier reaches Siège and no further', async () => {
    await accept(await invited('atelier@b.example', { group: 'Atelier', by: 'outsider' }))
    expect((await membershipsOf('atelier@b.example')).map(({ name }) => name)).toEqual(['Atelier', 'Siège'])
  })

  test('a private group alone for those invited into it, and other roles never climb', async () => {
    await accept(await invited('direction@b.example', { group: 'Lyon-Direction' }))
    await accept(await invited('coach@b.example', { role: 'coach' }))
    expect(await membershipsOf('direction@b.example')).toHaveLength(1)
    expect(await membershipsOf('coach@b.example')).toEqual([{ name: 'Lyon', role: 'coach', through: 'Lyon' }])
  })
})

describe('T03 F08 once, whoever races', () => {
  test('fifty acceptances at once make one account; all others are told that the link is used', async () => {
    const invitation = await invited('course@b.example')
    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(invitation)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.code === 'used')).toHaveLength(49)
    expect(
      await rowsOf(sql`select 1 from seat_changes c join accounts a on a.id = c.account_id
      where a.email = 'course@b.example'`),
    ).toHaveLength(1)
  })

  test('accepting against cancelling: exactly one wins, and the row agrees', async () => {
    const actor = await actorOf(db, platform.people.groupAdmin)
    for (let round = 0; round < 60; round += 1) {
      const invitation = await invited(`duel${round}@b.example`)
      const [acceptance, cancelled] = await Promise.all([
        accept(invitation),
        cancelInvitations(db, actor, { ids: [invitation.id] }),
      ])
      const [row] =
        await rowsOf(sql`select i.status, (select count(*)::int from accounts a where a.email = i.email) as accounts,
        (select min(m.status::text) from invitation_memberships m where m.invitation_id = i.id) as promised
        from invitations i where i.id = ${invitation.id}`)
      expect(acceptance.ok).not.toBe(cancelled.length === 1)
      const status = acceptance.ok ? 'accepted' : 'cancelled'
      expect(row).toEqual({ status, promised: status, accounts: acceptance.ok ? 1 : 0 })
    }
  })
})

describe('dead links', () => {
  test('F3 expired, cancelled, used and unknown are told apart for the person who holds the link', async () => {
    const states = ['expired', 'cancelled', 'accepted'] as const
    const dead = await createInvitations(
      db,
      states.map((state) => ({
        email: `${state}@b.example`,
        state,
        groups: [{ groupId: platform.groups.Lyon }],
        invitedById: platform.people.groupAdmin.id,
      })),
    )
    const codes = await Promise.all(dead.map((invitation) => accept(invitation)))
    expect(codes).toEqual(['expired', 'cancelled', 'used'].map((code) => ({ ok: false, code })))
    const found = await Promise.all(
      dead.map((invitation) => findInvitationByToken(db, keys, tokenOf(invitation))),
    )
    expect(found).toEqual(['expired', 'cancelled', 'used'].map((state) => ({ state })))
  })

  test('T06 another invitation’s id, T08 another version, and a bent token are refused; the true one works', async () => {
    const mine = await invited('mien@b.example')
    const other = await invited('autre@b.example')
    expect(await accept(mine, { invitationId: other.id })).toEqual({ ok: false, code: 'wrong_invitation' })
    const nextVersion = linkToken(keys, 'first-login', mine.id, 2)
    expect(await accept(mine, { token: nextVersion })).toEqual({ ok: false, code: 'unknown' })
    expect(await accept(mine, { token: `${tokenOf(mine).slice(0, -1)}_` })).toEqual({
      ok: false,
      code: 'unknown',
    })
    expect(await accept(mine)).toMatchObject({ ok: true })
  })

  test('F1 T02 looking at the link, however often, changes nothing', async () => {
    const invitation = await invited('robot@b.example')
    const before = await rowsOf(sql`select i.*, i.xmin::text from invitations i where id = ${invitation.id}`)
    for (let visit = 0; visit < 20; visit += 1) await findInvitationByToken(db, keys, tokenOf(invitation))
    expect(
      await rowsOf(sql`select i.*, i.xmin::text from invitations i where id = ${invitation.id}`),
    ).toEqual(before)
    expect(await accept(invitation)).toMatchObject({ ok: true })
  })
})

describe('A1 T12 an inviter who lost the right', () => {
  test('nothing is activated, it waits, and somebody who has the right lets it through', async () => {
    const [inviter] = await createAccounts(db, [{ firstName: 'Yann', lastName: 'Perdu' }])
    const groups = [{ groupId: platform.groups.Lyon, role: 'coach' as const }]
    const [invitation] = await createInvitations(db, [
      { email: 'attend@b.example', groups, invitedById: inviter?.id ?? '' },
    ])
    if (!invitation) throw new Error('no invitation')
    expect(await accept(invitation)).toEqual({ ok: false, code: 'waits_for_approval' })
    expect(await rowsOf(sql`select 1 from accounts where email = 'attend@b.example'`)).toEqual([])

    const ids = { ids: [invitation.id] }
    expect(await approveInvitations(db, await actorOf(db, platform.people.userAdmin), ids)).toEqual([])
    expect(await approveInvitations(db, await actorOf(db, platform.people.groupAdmin), ids)).toEqual([
      invitation.id,
    ])
    expect(await accept(invitation)).toMatchObject({ ok: true })
    expect((await membershipsOf('attend@b.example')).map(({ role }) => role)).toEqual(['coach'])
  })
})

test('T07 E2 a restored account keeps nothing that could sign somebody else in', async () => {
  const [old] = await createAccounts(db, [
    { firstName: 'Rémi', lastName: 'Ancien', email: 'remi@b.example', deletedAt: new Date() },
  ])
  const [signIn] = await createSignIns(db, [old?.id ?? ''])
  const [reset] = await rowsOf(sql`insert into password_resets (account_id, expires_at)
    values (${old?.id}, now() + interval '1 hour') returning id`)
  expect(await accept(await invited('remi@b.example'))).toMatchObject({
    ok: true,
    value: { accountId: old?.id },
  })
  expect(await findActor(db, signIn ?? '')).toBeNull()
  expect(
    await rowsOf(sql`select used_at is not null as dead from password_resets where id = ${reset?.id}`),
  ).toEqual([{ dead: true }])
  expect(
    await rowsOf(sql`select reason from seat_changes where account_id = ${old?.id} order by id desc limit 1`),
  ).toEqual([{ reason: 'restored' }])
})
