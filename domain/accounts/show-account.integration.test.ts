import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSignIns } from '@/db/factories/accounts'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import type { Cast } from '@/db/factories/platform'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { linkToken } from '@/domain/links/token'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { deleteAccounts } from './delete-accounts'
import { giveRoles } from './give-roles'
import { listAccountEvents } from './list-account-events'
import { listAccountMails } from './list-account-mails'
import { showAccount } from './show-account'
import { signOutEverywhere } from './sign-out-everywhere'

const keys = { current: 'a secret that only this test has, and long enough' }

let ground: AccountsGround
beforeAll(async () => {
  ground = await layAccountsGround()
})

const shown = async (by: Cast, id: string) => showAccount(ground.db, await ground.as(by), id)
async function seen(by: Cast, id: string) {
  const answer = await shown(by, id)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value
}

describe('an account, as far as the actor may know of it', () => {
  test('A2 T13 foreign, unknown and malformed ids are the same', async () => {
    const foreign = await ground.create({ in: { Siège: 'learner' } })
    for (const id of [foreign, '00000000-0000-7000-8000-000000000000', 'x', '', `${foreign}'`]) {
      expect(await shown('groupAdmin', id)).toEqual({ ok: false, code: 'not_found' })
    }
    expect(await shown('outsider', foreign)).toMatchObject({ ok: true })
  })

  test('A2 G3 only groups that they see, what comes from where, and what they may take away', async () => {
    const id = await ground.create({ in: { 'Lyon-Ventes': 'learner', Lyon: 'coach', Siège: 'author' } })
    const { Lyon } = ground.platform.groups
    const mine = await seen('userAdmin', id)
    expect(mine.places).toEqual([
      {
        groupId: Lyon,
        name: 'Lyon',
        roles: [
          { role: 'learner', through: { name: null } },
          { role: 'coach', through: null },
        ],
        removable: ['learner'],
      },
    ])
    expect(mine.elsewhere).toBe(4)
    expect(mine.managed).toBe(false)
    const all = await seen('platformAdmin', id)
    expect(all.places.map(({ name }) => name)).toEqual([
      'France',
      'Lyon',
      'Lyon-Ventes',
      'Plateforme',
      'Siège',
    ])
    expect(all).toMatchObject({ elsewhere: 0, managed: true })
  })

  test('E2 a deleted one, for who may restore it, with the groups it had', async () => {
    const id = await ground.create({ in: { 'Lyon-Ventes': 'learner' } })
    await createSignIns(ground.db, [id])
    expect(await seen('groupAdmin', id)).toMatchObject({ signIns: 1, status: 'active' })
    await deleteAccounts(ground.db, await ground.as('groupAdmin'), { ids: [id] })
    expect(await seen('groupAdmin', id)).toMatchObject({
      status: 'deleted',
      signIns: 0,
      places: [],
      formerGroups: [{ name: 'Lyon-Ventes' }],
      managed: true,
    })
    for (const by of ['userAdmin', 'outsider', 'coach'] as const) {
      expect(await shown(by, id)).toEqual({ ok: false, code: 'not_found' })
    }
  })
})

describe('what happened', () => {
  const events = async (by: Cast, id: string, before?: string) =>
    listAccountEvents(ground.db, await ground.as(by), id, before)
  const lines = async (by: Cast, id: string) =>
    (await events(by, id)).events.map(({ action, did, count }) => `${did ? 'did ' : ''}${action} ${count}`)

  test('to the person and to the invitation that became them, and what they did', async () => {
    const { Lyon } = ground.platform.groups
    const [invitation] = await createInvitations(ground.db, [
      {
        email: 'venue@exemple.example',
        groups: [{ groupId: Lyon, role: 'admin' }],
        invitedById: ground.platform.people.platformAdmin.id,
      },
    ])
    const invitationId = invitation?.id ?? ''
    const accepted = await acceptInvitation(ground.db, keys, {
      token: linkToken(keys, 'first-login', invitationId, 1),
      invitationId,
      firstName: 'Venue',
      lastName: 'Hier',
      passwordHash: 'not a real hash',
    })
    if (!accepted.ok) throw new Error(accepted.code)
    const id = accepted.value.accountId
    await signOutEverywhere(ground.db, await ground.as('platformAdmin'), { ids: [id] })
    const ids = [
      await ground.create({ in: { Lyon: 'learner' } }),
      await ground.create({ in: { Lyon: 'learner' } }),
    ]
    const own = await actorOf(ground.db, { id })
    await giveRoles(ground.db, own, { selection: { ids }, groupIds: [Lyon], roles: ['author'] })
    expect(await lines('platformAdmin', id)).toEqual([
      'did account.added_to_group 2',
      'account.signed_out 1',
      'invitation.accepted 1',
    ])
    const [first] = (await events('platformAdmin', id)).events
    expect(first).toMatchObject({ by: 'Venue Hier', group: 'Lyon', roles: ['author'] })
    expect(await lines('outsider', id)).toEqual([])
  })

  test('A2 who may not edit the account learns what happened in their groups alone', async () => {
    const id = await ground.create({ in: { Lille: 'learner' } })
    const [all, { Lyon, Siège }] = [await ground.as('platformAdmin'), ground.platform.groups]
    for (const groupId of [Lyon, Siège]) {
      await giveRoles(ground.db, all, { selection: { ids: [id] }, groupIds: [groupId], roles: ['learner'] })
    }
    await signOutEverywhere(ground.db, all, { ids: [id] })
    expect(await lines('userAdmin', id)).toEqual(['account.added_to_group 1'])
    expect((await events('platformAdmin', id)).events).toHaveLength(3)
  })

  test('page by page, none lost', async () => {
    const [id, actor] = [await ground.create({ in: { Lyon: 'learner' } }), await ground.as('groupAdmin')]
    for (let n = 0; n < 23; n += 1) await signOutEverywhere(ground.db, actor, { ids: [id] })
    const first = await events('groupAdmin', id)
    const second = await events('groupAdmin', id, first.next ?? '')
    expect([first.events.length, second.events.length, second.next]).toEqual([20, 3, null])
    expect(new Set([...first.events, ...second.events].map((one) => one.id)).size).toBe(23)
  })
})

test('mails that the person was sent, the invitation’s included; for nobody else', async () => {
  const { db, platform } = ground
  const form = {
    groupId: platform.groups.Lyon,
    emails: 'ecrite@exemple.example',
    roles: ['learner' as const],
    language: 'fr' as const,
    deletionDate: null,
    mailAgain: false,
  }
  await inviteIntoGroup(db, keys, await ground.as('userAdmin'), form)
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from invitations where email = 'ecrite@exemple.example'`,
  )
  const invitationId = rows[0]?.id ?? ''
  const token = linkToken(keys, 'first-login', invitationId, 1)
  const person = { firstName: 'Ana', lastName: 'Durand', passwordHash: 'not a real hash' }
  const accepted = await acceptInvitation(db, keys, { ...person, token, invitationId })
  if (!accepted.ok) throw new Error(accepted.code)
  const id = accepted.value.accountId
  const mails = async (by: Cast) => listAccountMails(db, await ground.as(by), id)
  expect(await mails('userAdmin')).toMatchObject({
    mails: [{ kind: 'invitation', recipient: 'ecrite@exemple.example', status: 'queued' }],
    more: false,
  })
  for (const by of ['coach', 'outsider'] as const) expect(await mails(by)).toEqual({ mails: [], more: false })
})
