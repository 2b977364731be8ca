import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAccounts as insertAccounts } from '@/db/factories/accounts'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import type { Cast } from '@/db/factories/platform'
import { linkToken } from '@/domain/links/token'
import { countStatements } from '@/tests/count-statements'
import { linkKeys as keys, type MailRoom, openMailRoom } from '@/tests/mail-room'
import { chooseOwnPassword } from './choose-own-password'
import { createAccounts } from './create-accounts'
import type { PersonToCreate } from './creation'
import { hashPassword } from './password'
import { renewCode } from './renew-code'
import { findReset, resetPassword } from './reset-password'
import { sendPasswordLink } from './send-password-link'
import { signIn } from './sign-in'

const own = 'pluie tambour orange sept'
const passwordHash = await hashPassword(own, 10)
const settings = { secret: keys.current, cost: 10 }

let room: MailRoom
let number = 0

beforeAll(async () => {
  room = await openMailRoom()
})
beforeEach(() => room.empty())
afterAll(() => room.resend.close())

const actor = (as: Cast = 'groupAdmin') => actorOf(room.db, room.platform.people[as])

/** One person with mailed credentials, or with a code on a sheet. */
async function somebody(kind: 'mailed' | 'sheet' = 'mailed') {
  number += 1
  const names = { firstName: 'Rose', lastName: 'Imbert' }
  const login = kind === 'mailed' ? `rose.${number}@exemple.example` : `rose.${number}`
  const person: PersonToCreate =
    kind === 'mailed' ? { ...names, email: login } : { ...names, userName: login }
  const answer = await createAccounts(room.db, keys, await actor(), {
    people: [person],
    groupIds: [room.platform.groups.Lyon],
    roles: ['learner'],
    secret: { kind },
    language: 'fr',
    deletionDate: null,
    additionalInfo: '',
    customValues: {},
  })
  const [outcome] = answer.ok ? answer.value : []
  if (outcome?.outcome !== 'created') throw new Error(JSON.stringify(answer))
  return { id: outcome.accountId, login, code: outcome.sheet?.code ?? '' }
}

/** Sends what is queued, and answers the text of the newest mail. */
async function deliver(): Promise<string> {
  const { rows } = await room.db.execute<{ id: string }>(
    sql`select id from mail_batches where settled_at is null order by id`,
  )
  for (const { id } of rows) await room.send(id)
  return room.resend.inbox.at(-1)?.text ?? ''
}

const passwordIn = (text: string) => /[a-z2-9]{4}(-[a-z2-9]{4}){5}/.exec(text)?.[0] ?? ''
const code = async (email: string, password: string) => {
  await room.db.execute(sql`delete from attempts`)
  const outcome = await signIn(room.db, settings, { email, password, from: null })
  return outcome.ok ? 'signed in' : outcome.code
}
const choose = (id: string, version = 1) =>
  chooseOwnPassword(room.db, keys, {
    token: linkToken(keys, 'own-password', id, version),
    passwordHash,
  })

describe('C4 credentials by mail', () => {
  test('the mail says who, where and what; its password leads to one’s own, and is dead then', async () => {
    const { id, login } = await somebody()
    const text = await deliver()
    expect(room.resend.inbox.at(-1)).toMatchObject({ to: login })
    expect(text).toContain('Gaëlle Le Goff')
    expect(text).toContain('Lyon')
    expect(text).not.toMatch(/France|Plateforme/)
    const password = passwordIn(text)
    expect(await code(login, password)).toBe('own_password_due')
    expect(await choose(id)).toMatchObject({ ok: true })
    expect(await code(login, password)).toBe('wrong')
    expect(await code(login, own)).toBe('signed in')
  })

  test('sent again, by whomever: the same password, the same creator, one more mail', async () => {
    const { id, login } = await somebody()
    const first = await deliver()
    const answer = await sendPasswordLink(room.db, await actor('platformAdmin'), [id])
    expect(answer).toEqual([{ accountId: id, outcome: 'credentials' }])
    expect(await deliver()).toBe(first)
    expect(room.resend.inbox).toHaveLength(2)
    expect(await code(login, passwordIn(first))).toBe('own_password_due')
  })

  test('F02 an attempt that got no answer is the same call to the byte', async () => {
    await somebody()
    const [batch] = await room.ledger()
    room.resend.faults.push({ kind: 'accept_then_drop' })
    await expect(room.send(batch?.batchId ?? '')).rejects.toThrow()
    await room.openGate()
    await room.send(batch?.batchId ?? '')
    const bodies = room.resend.calls.map(({ body }) => body)
    expect(new Set(bodies).size).toBe(1)
    expect(room.resend.inbox).toHaveLength(1)
  })

  test('the password is nowhere in the database, however it is written', async () => {
    const { id } = await somebody()
    const password = passwordIn(await deliver())
    await sendPasswordLink(room.db, await actor(), [id])
    const { rows: tables } = await room.db.execute<{ name: string }>(sql`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'pgboss')`)
    let looked = 0
    for (const { name } of tables) {
      const { rows } = await room.db.execute<{ text: string }>(
        sql`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.raw(name)} t`,
      )
      const text = rows[0]?.text ?? ''
      if (text.includes(id)) looked += 1
      for (const form of [password, password.replaceAll('-', ''), password.toUpperCase()]) {
        expect(text.includes(form), name).toBe(false)
      }
    }
    expect(looked, 'the control: where the person is').toBeGreaterThan(3)
  })

  test('who has chosen their own meanwhile gets no credentials any more', async () => {
    const { id } = await somebody()
    await choose(id)
    await deliver()
    expect(room.resend.inbox).toEqual([])
    expect(await room.ledger()).toMatchObject([{ status: 'failed', failure: 'superseded' }])
  })

  test('nor who was deleted meanwhile', async () => {
    const { id } = await somebody()
    await room.db.execute(sql`update accounts set status = 'deleted', deleted_at = now() where id = ${id}`)
    await deliver()
    expect(room.resend.inbox).toEqual([])
  })
})

describe('a link for a new password, from an administrator', () => {
  test('is good for a day, says who sent it, and changes nothing by itself', async () => {
    const { id, login } = await somebody()
    await choose(id)
    await room.empty()
    expect(await sendPasswordLink(room.db, await actor(), [id])).toEqual([{ accountId: id, outcome: 'link' }])
    const text = await deliver()
    expect(text).toContain('Gaëlle Le Goff vous envoie ce lien')
    expect(await code(login, own)).toBe('signed in')
    const { rows } = await room.db.execute(sql`
      select round(extract(epoch from expires_at - created_at) / 3600)::int as hours from password_resets`)
    expect(rows).toEqual([{ hours: 24 }])
    const token = room.token('reset-password')
    expect(await findReset(room.db, keys, token)).toMatchObject({ email: login })
    const chosen = await hashPassword('une autre phrase assez longue', 10)
    expect(await resetPassword(room.db, keys, { token, passwordHash: chosen })).toMatchObject({ ok: true })
    expect(await code(login, own)).toBe('wrong')
    const { rows: events } = await room.db.execute(sql`
      select details from audit_events where target_id = ${id} and action = 'account.password_link_sent'`)
    expect(events).toEqual([{ details: { mail: 'link' } }])
  })

  test('T13 A2 goes to nobody who is not the actor’s, no longer there, or made up', async () => {
    const { learner, coach, outsider, platformAdmin, owner } = room.platform.people
    const [gone, climbed] = await insertAccounts(room.db, [
      { firstName: 'Parti', lastName: `Loin-${++number}`, deletedAt: new Date() },
      { firstName: 'Eva', lastName: `Ailleurs-${++number}` },
    ])
    await createMemberships(room.db, [
      { accountId: climbed?.id ?? '', groupId: room.platform.groups.Lyon },
      { accountId: climbed?.id ?? '', groupId: room.platform.groups.Lille },
    ])
    const asked = [learner, coach, outsider, platformAdmin, owner, gone, climbed].map((one) => one?.id ?? '')
    asked.push('0199aa00-0000-7000-8000-00000000abcd')
    const told = async (as: Cast) =>
      new Set((await sendPasswordLink(room.db, await actor(as), asked)).map(({ accountId }) => accountId))
    expect(await told('groupAdmin')).toEqual(new Set([learner.id, coach.id]))
    expect(await told('userAdmin')).toEqual(new Set([learner.id]))
    expect(await told('outsider')).toEqual(new Set([outsider.id]))
    expect(await told('coach')).toEqual(new Set())
    expect((await room.ledger()).length).toBe(4)
  })

  test('a mailbox that refuses mails, or none at all, is told instead', async () => {
    const [person, paper] = [await somebody(), await somebody('sheet')]
    await deliver()
    await room.db.execute(sql`update mails set delivery = 'bounced' where recipient = ${person.login}`)
    const outcomes = await sendPasswordLink(room.db, await actor(), [person.id, paper.id])
    expect(new Map(outcomes.map(({ accountId, outcome }) => [accountId, outcome]))).toEqual(
      new Map([
        [person.id, 'undeliverable'],
        [paper.id, 'no_mailbox'],
      ]),
    )
    expect(await room.ledger()).toHaveLength(1)
    const { rows } = await room.db.execute(sql`
      select from audit_events where action = 'account.password_link_sent' and target_id in (${person.id}, ${paper.id})`)
    expect(rows).toEqual([])
  })

  test('T18 spends the sender’s budget, and one mailbox is not flooded', async () => {
    const { id } = await somebody()
    await room.db.execute(sql`update platform set daily_mails_to_address = 2`)
    for (let i = 0; i < 4; i++) await sendPasswordLink(room.db, await actor(), [id])
    await room.db.execute(sql`update platform set daily_mails_to_address = 5`)
    const { rows } = await room.db.execute(sql`
      select count(*)::int as n from mails m join mail_batches b on b.id = m.batch_id where b.start_after <= now()`)
    expect(rows).toEqual([{ n: 2 }])
  })

  test('costs as many statements for one person as for a hundred', async () => {
    const people = await insertAccounts(
      room.db,
      Array.from({ length: 101 }, (_, at) => ({
        firstName: 'Léa',
        lastName: 'Roux',
        email: `l${at}@c.example`,
      })),
    )
    await createMemberships(
      room.db,
      people.map(({ id }) => ({ accountId: id, groupId: room.platform.groups.Lyon })),
    )
    const [one, ...rest] = people.map(({ id }) => id)
    const by = await actor()
    await sendPasswordLink(room.db, by, [one ?? ''])
    const few = await countStatements(() => sendPasswordLink(room.db, by, [one ?? '']))
    expect(await countStatements(() => sendPasswordLink(room.db, by, rest))).toBe(few)
  })
})

describe('C5 a new code', () => {
  test('kills the password and every code before it, leaves sign-ins, and is answered once', async () => {
    const person = await somebody('sheet')
    await choose(person.id)
    expect(await code(person.login, own)).toBe('signed in')
    const [renewed] = await renewCode(room.db, keys, await actor(), [person.id])
    expect(renewed).toMatchObject({ accountId: person.id, login: person.login, lastName: 'Imbert' })
    expect(await code(person.login, own)).toBe('wrong')
    expect(await code(person.login, person.code)).toBe('wrong')
    expect(await code(person.login, renewed?.sheet.code ?? '')).toBe('own_password_due')
    expect(await choose(person.id, 1)).toMatchObject({ ok: false })
    const [again] = await renewCode(room.db, keys, await actor(), [person.id])
    expect(await code(person.login, renewed?.sheet.code ?? '')).toBe('wrong')
    expect(again?.sheet.token).toBe(linkToken(keys, 'own-password', person.id, 3))
    const { rows } = await room.db.execute(sql`
      select ended_at from sign_ins where account_id = ${person.id}`)
    expect(rows).toEqual([{ ended_at: null }])
    const { rows: events } = await room.db.execute(sql`
      select details from audit_events where target_id = ${person.id} and action = 'account.code_renewed'`)
    expect(events).toEqual([{ details: {} }, { details: {} }])
  })

  test('T12 T13 is for people without a mailbox who are the actor’s, and nobody else', async () => {
    const [mailed, paper] = [await somebody(), await somebody('sheet')]
    const asked = [mailed.id, paper.id, room.platform.people.learner.id]
    for (const as of ['coach', 'learner', 'outsider'] as const) {
      expect(await renewCode(room.db, keys, await actor(as), asked)).toEqual([])
    }
    expect(await renewCode(room.db, keys, await actor('userAdmin'), asked)).toMatchObject([
      { accountId: paper.id },
    ])
  })
})
