import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations, type InvitationState } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import type { Cursor } from '@/db/keyset'
import { linkToken } from '@/domain/links/token'
import { testDatabase } from '@/tests/database'
import { askForNewLink } from './ask-for-new-link'
import { cancelInvitations } from './cancel-invitations'
import { copyLink } from './copy-link'
import { countInvitations } from './count-invitations'
import { findInvitationByToken } from './find-by-token'
import type { InvitationFilter, InvitationSort } from './input'
import { inviteIntoGroup } from './invite-into-group'
import { listInvitations } from './list-invitations'
import { resendInvitations } from './resend-invitations'

const keys = { current: 'a secret that only this test has, and long enough' }
const nobody = '00000000-0000-7000-8000-000000000000'

let db: Database
let platform: Platform
type Person = keyof Platform['people']

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

async function invited(
  email: string,
  state: InvitationState = 'pending',
  group: keyof Platform['groups'] = 'Lyon',
) {
  const groups = [{ groupId: platform.groups[group] }]
  const invitedById = platform.people.platformAdmin.id
  const [invitation] = await createInvitations(db, [{ email, state, groups, invitedById }])
  if (!invitation) throw new Error('no invitation')
  return invitation
}

const as = (person: Person) => actorOf(db, platform.people[person])

async function listed(person: Person, filter: InvitationFilter = {}, sort: InvitationSort = 'newest') {
  const emails: string[] = []
  let after: Cursor | null = null
  do {
    const page = await listInvitations(db, await as(person), filter, sort, after)
    emails.push(...page.invitations.map(({ email }) => email))
    after = page.next
  } while (after)
  return emails
}

async function one(query: ReturnType<typeof sql>) {
  return (await db.execute<Record<string, unknown>>(query)).rows[0]
}

const mailsOf = (id: string) => one(sql`select count(*)::int as n from mails where invitation_id = ${id}`)

describe('I7 resending', () => {
  test('the same link, good for as long as a new one; one more mail', async () => {
    const invitation = await invited('encore@c.example', 'expired')
    const token = linkToken(keys, 'first-login', invitation.id, 1)
    expect(await findInvitationByToken(db, keys, token)).toEqual({ state: 'expired' })
    expect(await resendInvitations(db, await as('userAdmin'), { ids: [invitation.id] })).toEqual([
      invitation.id,
    ])
    expect(await findInvitationByToken(db, keys, token)).toMatchObject({ state: 'live' })
    expect(await mailsOf(invitation.id)).toEqual({ n: 2 })
    const copied = await copyLink(db, keys, await as('userAdmin'), invitation.id)
    expect(copied).toEqual({ ok: true, value: token })
  })

  test('what ended meanwhile is left out of the answer, and nobody is mailed', async () => {
    const [pending, ended] = [await invited('va@c.example'), await invited('finie@c.example', 'cancelled')]
    const resent = await resendInvitations(db, await as('groupAdmin'), { ids: [ended.id, pending.id] })
    expect(resent).toEqual([pending.id])
    expect(await mailsOf(ended.id)).toEqual({ n: 1 })
  })
})

describe('I7 cancelling', () => {
  test('kills the link at once, and leaves the list', async () => {
    const invitation = await invited('annulee@c.example')
    expect(await cancelInvitations(db, await as('groupAdmin'), { ids: [invitation.id] })).toEqual([
      invitation.id,
    ])
    const token = linkToken(keys, 'first-login', invitation.id, 1)
    expect(await findInvitationByToken(db, keys, token)).toEqual({ state: 'cancelled' })
    expect(await listed('platformAdmin')).not.toContain('annulee@c.example')
    expect(await cancelInvitations(db, await as('groupAdmin'), { ids: [invitation.id] })).toEqual([])
    const event = await one(sql`select actor_id from audit_events
      where target_id = ${invitation.id} and action = 'invitation.cancelled'`)
    expect(event).toEqual({ actor_id: platform.people.groupAdmin.id })
  })
})

describe('T13 A2 an invitation of others answers as an unknown one', () => {
  test.each<Person>(['groupAdmin', 'userAdmin', 'coach', 'author', 'learner', 'outsider'])(
    '%s',
    async (person) => {
      const foreign = await invited(`${person}@lille.example`, 'pending', 'Lille')
      const actor = await as(person)
      for (const id of [foreign.id, nobody]) {
        expect(await cancelInvitations(db, actor, { ids: [id] })).toEqual([])
        expect(await resendInvitations(db, actor, { ids: [id] })).toEqual([])
        expect(await copyLink(db, keys, actor, id)).toEqual({ ok: false, code: 'not_found' })
      }
      expect(await one(sql`select status from invitations where id = ${foreign.id}`)).toEqual({
        status: 'pending',
      })
      expect(await mailsOf(foreign.id)).toEqual({ n: 1 })
      expect(await one(sql`select 1 from audit_events where target_id = ${foreign.id}`)).toBeUndefined()
      expect(await listed(person, { search: 'lille.example' })).toEqual([])
      expect(await cancelInvitations(db, await as('platformAdmin'), { ids: [foreign.id] })).toEqual([
        foreign.id,
      ])
    },
  )

  test('T12 who adds a group of theirs to the invitation of an administrator does not get its link', async () => {
    const { groups, people } = platform
    const email = 'future.direction@c.example'
    const promised = [{ groupId: groups.Siège, role: 'admin' as const }]
    const [invitation] = await createInvitations(db, [
      { email, groups: promised, invitedById: people.platformAdmin.id },
    ])
    const id = invitation?.id ?? ''
    const form = { groupId: groups.Lyon, emails: email, roles: ['learner' as const], language: 'fr' as const }
    await inviteIntoGroup(db, keys, await as('userAdmin'), { ...form, deletionDate: null, mailAgain: false })
    expect(await listed('userAdmin', { search: email })).toEqual([email])
    expect(await copyLink(db, keys, await as('userAdmin'), id)).toEqual({ ok: false, code: 'beyond_yours' })
    expect(await copyLink(db, keys, await as('groupAdmin'), id)).toEqual({ ok: false, code: 'beyond_yours' })
    expect(await copyLink(db, keys, await as('platformAdmin'), id)).toMatchObject({ ok: true })
  })

  test('a bulk action on all that match touches only the actor’s own', async () => {
    const [mine, foreign] = [
      await invited('vrac@c.example'),
      await invited('vrac@d.example', 'pending', 'Siège'),
    ]
    const matching = { matching: { search: 'vrac' } }
    expect(await countInvitations(db, await as('userAdmin'), matching)).toBe(1)
    expect(await cancelInvitations(db, await as('userAdmin'), matching)).toEqual([mine.id])
    expect(await one(sql`select status from invitations where id = ${foreign.id}`)).toEqual({
      status: 'pending',
    })
  })
})

describe('T12 a copied link', () => {
  const add = async (email: string) => {
    const form = { groupId: platform.groups.Lyon, emails: email, language: 'fr' as const, deletionDate: null }
    await inviteIntoGroup(db, keys, await as('groupAdmin'), { ...form, roles: ['admin'], mailAgain: false })
  }
  const stateOf = async (token: string) => (await findInvitationByToken(db, keys, token)).state

  test('dies when somebody else promises more; the person gets the new one by mail', async () => {
    const invitation = await invited('copie@c.example')
    const copied = await copyLink(db, keys, await as('userAdmin'), invitation.id)
    const token = copied.ok ? copied.value : ''
    expect(await stateOf(token)).toBe('live')
    await add('copie@c.example')
    expect(await stateOf(token)).toBe('unknown')
    expect(await stateOf(linkToken(keys, 'first-login', invitation.id, 2))).toBe('live')
    expect(await mailsOf(invitation.id)).toEqual({ n: 2 })
    expect(await copyLink(db, keys, await as('userAdmin'), invitation.id)).toEqual({
      ok: false,
      code: 'beyond_yours',
    })
  })

  test('I7 one that the person themselves copied who promises more stays good: they hold nothing new', async () => {
    const invitation = await invited('copie2@c.example')
    const copied = await copyLink(db, keys, await as('groupAdmin'), invitation.id)
    await add('copie2@c.example')
    expect(await stateOf(copied.ok ? copied.value : '')).toBe('live')
    expect(await mailsOf(invitation.id)).toEqual({ n: 1 })
  })

  test('I7 a link that nobody copied stays good when more is promised', async () => {
    const invitation = await invited('mailee@c.example')
    await add('mailee@c.example')
    expect(await stateOf(linkToken(keys, 'first-login', invitation.id, 1))).toBe('live')
    expect(await mailsOf(invitation.id)).toEqual({ n: 1 })
  })
})

describe('the list', () => {
  test('keyset pages in every order hold each invitation once', async () => {
    const groups = [{ groupId: platform.groups.Atelier }]
    await createInvitations(
      db,
      Array.from({ length: 120 }, (_, n) => ({
        email: `page${String(n).padStart(3, '0')}@c.example`,
        groups,
        invitedById: platform.people.outsider.id,
        expiresAt: new Date(Date.now() + (n % 7) * 86_400_000),
      })),
    )
    const filter = { groupId: platform.groups.Atelier, search: 'page' }
    for (const sort of ['newest', 'oldest', 'expiry', 'email'] as const) {
      const emails = await listed('outsider', filter, sort)
      expect(new Set(emails).size, sort).toBe(120)
      expect(emails, sort).toHaveLength(120)
    }
    expect((await listed('outsider', filter, 'email'))[0]).toBe('page000@c.example')
  })

  test('I6 by state; a group stands for those below it; % and _ are letters', async () => {
    await invited('perimee@e.example', 'expired', 'Lyon-Ventes')
    await invited('demande@e.example', 'link_asked', 'Lyon-Ventes')
    await invited('a_b@e.example', 'waiting_for_approval', 'Lyon-Ventes')
    const inLyon = { groupId: platform.groups.Lyon, search: 'e.example' }
    expect((await listed('groupAdmin', { ...inLyon, state: 'expired' })).sort()).toEqual([
      'demande@e.example',
      'perimee@e.example',
    ])
    expect(await listed('groupAdmin', { ...inLyon, state: 'link_asked' })).toEqual(['demande@e.example'])
    expect(await listed('groupAdmin', { ...inLyon, state: 'to_approve' })).toEqual(['a_b@e.example'])
    expect(await listed('groupAdmin', { search: 'a_b' })).toEqual(['a_b@e.example'])
    expect(await listed('groupAdmin', { search: '%' })).toEqual([])
  })
})

test('F3 asking for a new link reaches those who can resend; an unknown address changes nothing', async () => {
  const invitation = await invited('perdue@c.example', 'expired')
  await askForNewLink(db, keys, { email: 'Perdue@C.example' })
  expect(await listed('userAdmin', { state: 'link_asked', search: 'perdue' })).toEqual(['perdue@c.example'])
  await resendInvitations(db, await as('userAdmin'), { ids: [invitation.id] })
  expect(await listed('userAdmin', { state: 'link_asked', search: 'perdue' })).toEqual([])
  await askForNewLink(db, keys, { token: linkToken(keys, 'first-login', invitation.id, 1) })
  expect(await listed('userAdmin', { state: 'link_asked', search: 'perdue' })).toEqual(['perdue@c.example'])
  await askForNewLink(db, keys, { email: 'inconnue@c.example' })
  await askForNewLink(db, keys, { token: 'rubbish' })
})
