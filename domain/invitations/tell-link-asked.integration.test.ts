import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { invited, written } from '@/tests/sweep-room'
import { askForNewLink } from './ask-for-new-link'
import { tellLinkAsked } from './tell-link-asked'

const keys = { current: 'a secret that only this test has, and long enough' }
let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mail_batches, invitations cascade`))

const ask = (email: string) => askForNewLink(db, keys, { email })
const told = async () => (await written(db, 'link_asked')).map(({ recipient }) => recipient)
const address = (person: keyof Platform['people']) => platform.people[person].email
/** As if what was told had been told so many hours earlier. */
const later = (hours: number) =>
  db.execute(sql`update invitations set link_asked_told_at = link_asked_told_at - ${hours} * interval '1 hour',
    link_asked_at = link_asked_at - ${hours} * interval '1 hour'`)

describe('F3 a new link is asked for', () => {
  test('its inviter is told once: who asks, for which groups, and the way to the invitation', async () => {
    const { id } = await invited(db, platform, 'ana@a.example', { state: 'expired' })
    expect([await tellLinkAsked(db), await told()]).toEqual([0, []])
    await ask('ana@a.example')
    expect([await tellLinkAsked(db), await tellLinkAsked(db)]).toEqual([1, 0])
    const [{ recipient, variables } = { recipient: '', variables: {} }] = await written(db, 'link_asked')
    expect(recipient).toBe(address('groupAdmin'))
    expect(variables).toMatchObject({
      address: 'ana@a.example',
      groups: 'Lyon',
      groupId: platform.groups.Lyon,
      invitationId: id,
      inviter: 'Gaëlle Le Goff',
    })
  })

  test('asked again within a day: no other mail; a day later: one', async () => {
    await invited(db, platform, 'ana@a.example')
    await ask('ana@a.example')
    await tellLinkAsked(db)
    await later(2)
    await ask('ana@a.example')
    expect(await tellLinkAsked(db)).toBe(0)
    await later(23)
    expect(await tellLinkAsked(db)).toBe(1)
    await later(48)
    expect(await tellLinkAsked(db), 'nobody asked since').toBe(0)
  })

  test.each(['accepted', 'cancelled'] as const)('%s meanwhile: nobody is told', async (state) => {
    const { id } = await invited(db, platform, 'ana@a.example')
    await ask('ana@a.example')
    await db.execute(sql`update invitations set status = ${state}::invitation_status, ended_at = now(),
      ended_by_id = invited_by_id where id = ${id}`)
    expect([await tellLinkAsked(db), await told()]).toEqual([0, []])
  })
})

describe('A1 when it is no longer the inviter’s to manage', () => {
  test('the nearest people up the tree are told, five at most, and the inviter is not', async () => {
    await invited(db, platform, 'ana@a.example', { invitedById: platform.people.coach.id })
    await ask('ana@a.example')
    expect(await tellLinkAsked(db)).toBe(4)
    expect(new Set((await told()).slice(0, 2))).toEqual(
      new Set([address('groupAdmin'), address('userAdmin')]),
    )
    expect((await told()).slice(2)).toEqual([address('platformAdmin'), address('owner')])
  })

  test('five at most', async () => {
    const people = await createAccounts(
      db,
      Array.from({ length: 7 }, (_, at) => ({
        firstName: 'Adèle',
        lastName: 'Nombreuse',
        email: `adele${at}@exemple.example`,
      })),
    )
    await createMemberships(
      db,
      people.map(({ id }) => ({
        accountId: id,
        groupId: platform.groups.Atelier,
        role: 'user_admin' as const,
      })),
    )
    const groups = [{ groupId: platform.groups.Atelier }]
    await invited(db, platform, 'ana@a.example', { invitedById: platform.people.coach.id, groups })
    await ask('ana@a.example')
    expect(await tellLinkAsked(db)).toBe(5)
    expect((await told()).every((one) => people.some(({ email }) => email === one))).toBe(true)
  })

  test('A2 who has one of its groups is not told the name of the other', async () => {
    const groups = [{ groupId: platform.groups.Lyon }, { groupId: platform.groups.Siège }]
    await invited(db, platform, 'ana@a.example', { groups })
    await invited(db, platform, 'ben@a.example', { groups, invitedById: platform.people.coach.id })
    await Promise.all(['ana@a.example', 'ben@a.example'].map(ask))
    await tellLinkAsked(db)
    const mails = await written(db, 'link_asked')
    const namesTo = (person: keyof Platform['people']) =>
      mails.filter(({ recipient }) => recipient === address(person)).map(({ variables }) => variables.groups)
    expect(namesTo('groupAdmin')).toEqual(['Lyon', 'Lyon'])
    expect(namesTo('outsider')).toEqual(['Siège'])
    expect(namesTo('platformAdmin')).toEqual(['Lyon, Siège'])
  })

  test('somebody who has left is told nothing', async () => {
    const [gone] = await createAccounts(db, [{ firstName: 'Guy', lastName: 'Parti', deletedAt: new Date() }])
    await invited(db, platform, 'ana@a.example', { invitedById: gone?.id ?? '' })
    await ask('ana@a.example')
    await tellLinkAsked(db)
    expect(await told()).not.toContain(gone?.email)
    expect(await told()).toContain(address('groupAdmin'))
  })

  test('C5 who has no mailbox, inviter or manager, is not written to; the nearest who has one is', async () => {
    const paper = (names: string[]) =>
      createAccounts(
        db,
        names.map((userName) => ({ firstName: 'Guy', lastName: 'Papier', userName })),
      )
    const [inviter, manager] = await paper(['guy.inviteur', 'guy.voisin'])
    await createMemberships(
      db,
      [inviter, manager].map((one) => ({
        accountId: one?.id ?? '',
        groupId: platform.groups.Lyon,
        role: 'user_admin' as const,
      })),
    )
    await invited(db, platform, 'ana@a.example', { invitedById: inviter?.id ?? '' })
    await ask('ana@a.example')
    expect(await tellLinkAsked(db)).toBe(4)
    expect(await told()).toContain(address('userAdmin'))
  })
})

test('Invariant I: several sweeps at once tell each once; as many statements for one as for 150', async () => {
  const many = Array.from({ length: 450 }, (_, at) => `p${at}@a.example`)
  for (const email of many) await invited(db, platform, email, { mail: 'none' })
  await db.execute(sql`update invitations set link_asked_at = now()`)
  const counts = await Promise.all(Array.from({ length: 4 }, () => tellLinkAsked(db)))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(450)
  expect(await told()).toHaveLength(450)
  const statementsFor = async (count: number) => {
    await db.execute(sql`update invitations set link_asked_told_at = null
      where id in (select id from invitations limit ${count})`)
    return countStatements(() => tellLinkAsked(db))
  }
  expect(await statementsFor(1)).toBe(await statementsFor(150))
})
