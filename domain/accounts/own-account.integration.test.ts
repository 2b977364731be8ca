import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import { actorOf } from '@/db/factories/memberships'
import type { Actor } from '@/domain/access/actor'
import { findActor } from '@/domain/access/find-actor'
import { testDatabase } from '@/tests/database'
import { changeOwnAccount, readOwnAccount } from './change-own-account'
import { changeOwnPassword } from './change-own-password'
import { endSignIns } from './end-sign-ins'
import { listSignIns } from './list-sign-ins'
import { hashPassword } from './password'
import { signIn } from './sign-in'

const settings = { secret: 'a secret that only this test has, long enough', cost: 10 }
const present = 'tournesol violet matin'
const password = 'cerise radiateur jeudi lampe'
const email = 'zoe.martin@exemple.example'

let db: Database
let actor: Actor
let here: string
let there: string
let other: Actor
let othersSignIn: string

beforeEach(async () => {
  db = await testDatabase()
  const passwordHash = await hashPassword(present, settings.cost)
  const [zoe, max] = await createAccounts(db, [
    { firstName: 'Zoé', lastName: 'Martin', email, passwordHash },
    { firstName: 'Max', lastName: 'Weber' },
  ])
  actor = await actorOf(db, { id: zoe?.id ?? '' })
  other = await actorOf(db, { id: max?.id ?? '' })
  const opened = await createSignIns(db, [actor.accountId, actor.accountId, other.accountId])
  ;[here, there, othersSignIn] = opened as [string, string, string]
})

const change = (given: Partial<{ present: string; password: string }> = {}) =>
  changeOwnPassword(db, settings, actor, {
    present,
    password,
    signInId: here,
    platformName: 'Bienvenue',
    ...given,
  })

async function events() {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select action, actor_id, target_id, details from audit_events order by id`)
  return rows
}

test('T15 another password ends the other sign-ins at once, keeps this one, and kills links for a new password', async () => {
  await db.execute(sql`
    insert into password_resets (account_id, expires_at) values (${actor.accountId}, now() + interval '1 hour')`)
  expect(await change()).toEqual({ ok: true, value: { ended: 1 } })
  expect(await findActor(db, there)).toBeNull()
  expect((await findActor(db, here))?.accountId).toBe(actor.accountId)
  expect((await findActor(db, othersSignIn))?.accountId).toBe(other.accountId)
  const { rows } = await db.execute(sql`select from password_resets where used_at is null`)
  expect(rows).toHaveLength(0)
  const attempt = { email, from: null }
  expect(await signIn(db, settings, { ...attempt, password: present })).toMatchObject({ code: 'wrong' })
  expect(await signIn(db, settings, { ...attempt, password })).toMatchObject({ ok: true })
  const [event] = await events()
  expect(event).toMatchObject({ action: 'account.password_chosen', target_id: actor.accountId })
  expect(JSON.stringify(event)).not.toMatch(/cerise|scrypt/)
})

test('the present password is asked for; wrong ones change nothing and are counted', async () => {
  expect(await change({ present: 'tournesol violet midi' })).toEqual({ ok: false, code: 'wrong' })
  expect(await findActor(db, there)).not.toBeNull()
  const tries = await Promise.all(Array.from({ length: 20 }, () => change({ present: 'x' })))
  expect(tries.filter((answer) => !answer.ok && answer.code === 'wrong')).toHaveLength(9)
  // Even the right one waits now.
  expect(await change()).toMatchObject({ ok: false, code: 'too_many' })
  await db.execute(sql`update attempts set window_ends_at = now()`)
  expect(await change()).toMatchObject({ ok: true })
})

test('a password that is guessed from one’s name is refused here as elsewhere', async () => {
  expect(await change({ password: 'zoe.martin zoe.martin' })).toEqual({ ok: false, code: 'password_common' })
  expect(await findActor(db, there)).not.toBeNull()
})

test('of two changes at once, one is done', async () => {
  const answers = await Promise.all([change(), change({ password: 'valise orage tambour cactus' })])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('T14 one’s own account takes name, language and zone; the audit says what was and what is now', async () => {
  const given = {
    firstName: 'Zoë',
    lastName: 'Martin',
    language: 'en' as const,
    timeZone: 'Asia/Tokyo',
    customValues: {},
  }
  const more = { ...given, isOwner: true, email: 'x@x.example', deletionDate: '2099-01-01' }
  expect(await changeOwnAccount(db, actor, more)).toEqual({
    ok: true,
    value: ['firstName', 'language', 'timeZone'],
  })
  expect(await readOwnAccount(db, actor)).toEqual(given)
  expect(await findActor(db, here)).toMatchObject({ login: email, isOwner: false, timeZone: 'Asia/Tokyo' })
  expect(await readOwnAccount(db, other)).toMatchObject({ firstName: 'Max' })
  expect(await events()).toMatchObject([
    {
      action: 'account.changed',
      actor_id: actor.accountId,
      details: {
        firstName: { from: 'Zoé', to: 'Zoë' },
        timeZone: { from: 'Europe/Paris', to: 'Asia/Tokyo' },
      },
    },
  ])
  expect(await changeOwnAccount(db, actor, given)).toEqual({ ok: true, value: [] })
  expect(await events()).toHaveLength(1)
})

test('custom fields are one’s own to fill in and to empty; what is no field, or was not asked, stays as it is', async () => {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into custom_fields (name, kind, position) values ('Badge', 'text', 1), ('Étage', 'text', 2) returning id`)
  const [badge = '', floor = ''] = rows.map(({ id }) => id)
  const account = await readOwnAccount(db, actor)
  if (!account) throw new Error('no account')
  const write = (customValues: Record<string, string>) =>
    changeOwnAccount(db, actor, { ...account, customValues })
  expect(await write({ [badge]: 'A-12', [floor]: '3', nothing: 'x' })).toMatchObject({
    value: [badge, floor],
  })
  expect(await write({ [badge]: '' })).toMatchObject({ value: [badge] })
  expect((await readOwnAccount(db, actor))?.customValues).toEqual({ [floor]: '3' })
  expect((await events()).at(-1)).toMatchObject({
    details: { customValues: { [badge]: { from: 'A-12', to: null } } },
  })
})

test('where one is signed in: here first, from where it was opened, no other people’s and no ended ones', async () => {
  await signIn(db, settings, { email, password: present, from: '203.0.113.7' })
  await db.execute(sql`update sign_ins set ended_at = now() where id = ${there}`)
  const listed = await listSignIns(db, actor, here)
  expect(listed).toMatchObject([
    { id: here, isThis: true, origin: null },
    { isThis: false, origin: '203.0.113.0/24' },
  ])
})

test('T13 T15 one signs out elsewhere, in one place or in all, and nobody else anywhere', async () => {
  const [third] = await createSignIns(db, [actor.accountId])
  expect(await endSignIns(db, actor, { here, only: othersSignIn })).toBe(0)
  expect(await endSignIns(db, actor, { here, only: here })).toBe(0)
  expect(await findActor(db, othersSignIn)).not.toBeNull()
  expect(await endSignIns(db, actor, { here, only: there })).toBe(1)
  expect(await findActor(db, there)).toBeNull()
  expect(await findActor(db, third ?? '')).not.toBeNull()
  expect(await endSignIns(db, actor, { here, only: 'all' })).toBe(1)
  expect(await findActor(db, third ?? '')).toBeNull()
  expect(await findActor(db, here)).not.toBeNull()
  expect((await events()).map(({ action }) => action)).toEqual(['account.signed_out', 'account.signed_out'])
})
