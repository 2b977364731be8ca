import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { findActor } from '@/domain/access/find-actor'
import { findInvitationByToken } from '@/domain/invitations/find-by-token'
import { linkKinds, linkToken } from '@/domain/links/token'
import { testDatabase } from '@/tests/database'
import { chooseOwnPassword, findOwnPasswordDue } from './choose-own-password'
import { hashPassword } from './password'
import { requestPasswordReset } from './request-password-reset'
import { findReset, resetPassword } from './reset-password'
import { openSignIn, signIn } from './sign-in'
import { temporaryPassword } from './temporary-password'

const keys = { current: 'a secret that only this test has, and long enough' }
const settings = { secret: keys.current, cost: 10 }
const own = 'pluie tambour orange sept'
const passwordHash = await hashPassword(own, 10)
let db: Database
let number = 0

type Kind = 'mailed' | 'sheet'

async function somebody(kind: Kind | null, version = 1) {
  number += 1
  const [person] = await createAccounts(db, [
    {
      firstName: 'Rose',
      lastName: 'Imbert',
      ...(kind === 'sheet' ? { userName: `rose.${number}` } : { email: `rose.${number}@exemple.example` }),
    },
  ])
  const id = person?.id ?? ''
  await db.execute(
    sql`update accounts set temporary_password = ${kind}, temporary_version = ${version} where id = ${id}`,
  )
  const login = kind === 'sheet' ? `rose.${number}` : `rose.${number}@exemple.example`
  return { id, login, secret: kind ? temporaryPassword(keys, kind, { accountId: id, version }) : '' }
}

const attempt = (email: string, password: string) => signIn(db, settings, { email, password, from: null })
const code = async (email: string, password: string) => {
  const outcome = await attempt(email, password)
  return outcome.ok ? 'signed in' : outcome.code
}
const tokenFor = (id: string, version = 1) => linkToken(keys, 'own-password', id, version)

beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await db.execute(sql`delete from attempts`)
})

describe('C4 C5 logging in with a temporary password', () => {
  it.each(['mailed', 'sheet'] as const)('%s: opens no sign-in, but the choice of one’s own', async (kind) => {
    const { id, login, secret } = await somebody(kind)
    const outcome = await attempt(login.toUpperCase(), secret.toUpperCase().replaceAll('-', ' '))
    expect(outcome).toEqual({ ok: false, code: 'own_password_due', token: tokenFor(id), language: 'fr' })
    const { rows } = await db.execute(sql`
      select from sign_ins where account_id = ${id}
      union all select from accounts where id = ${id} and last_sign_in_at is not null`)
    expect(rows).toEqual([])
    expect(await findOwnPasswordDue(db, keys, tokenFor(id))).toMatchObject({ login, firstName: 'Rose' })
  })

  it('works only while it is the password: of this kind, of this version, of an active account', async () => {
    const { id, login, secret } = await somebody('mailed', 2)
    expect(await code(login, secret)).toBe('own_password_due')
    const others = [
      temporaryPassword(keys, 'sheet', { accountId: id, version: 2 }),
      temporaryPassword(keys, 'mailed', { accountId: id, version: 1 }),
      temporaryPassword(keys, 'mailed', { accountId: id, version: 3 }),
      (await somebody('mailed')).secret,
    ]
    for (const other of others) expect(await code(login, other)).toBe('wrong')
    for (const change of [
      sql`temporary_version = 3`,
      sql`temporary_password = 'sheet'`,
      sql`temporary_password = null`,
      sql`temporary_password = 'mailed', status = 'deleted', deleted_at = now()`,
    ]) {
      await db.execute(sql`update accounts set ${change} where id = ${id}`)
      expect(await code(login, secret)).toBe('wrong')
      expect(await findOwnPasswordDue(db, keys, tokenFor(id, 2))).toBeNull()
    }
  })

  it('is right under the former secret, while that is kept', async () => {
    const { login, secret } = await somebody('mailed')
    const next = { secret: 'the new secret, also thirty-two characters', cost: 10 }
    const tried = { email: login, password: secret, from: null }
    expect(await signIn(db, { ...next, previousSecret: keys.current }, tried)).toMatchObject({
      code: 'own_password_due',
    })
    expect(await signIn(db, next, tried)).toMatchObject({ code: 'wrong' })
  })

  it('T11 wrong ones of accounts with and without one, of nobody and of the deleted look and cost alike', async () => {
    const [due, sheet, chosen, gone] = [
      await somebody('mailed'),
      await somebody('sheet'),
      await somebody(null),
      await somebody('mailed'),
    ]
    await db.execute(sql`update accounts set password_hash = ${passwordHash} where id = ${chosen.id}`)
    await db.execute(sql`update accounts set status = 'deleted', deleted_at = now() where id = ${gone.id}`)
    const logins = [due.login, sheet.login, chosen.login, gone.login, 'personne', 'personne@exemple.example']
    const seen: string[] = []
    for (const email of logins) {
      let statements = 0
      const counting = new Proxy(db, {
        get: (target, name) => {
          if (name === 'execute') statements++
          return Reflect.get(target, name)
        },
      })
      const password = gone.secret
      const outcome = await signIn(counting, settings, { email, password, from: null })
      seen.push(JSON.stringify([outcome, statements]))
    }
    expect(new Set(seen).size).toBe(1)
    expect(seen[0]).toContain('wrong')
  })

  it('is limited like any password, and a right one forgives', async () => {
    const { login, secret } = await somebody('sheet')
    for (let i = 0; i < 9; i++) expect(await code(login, 'aaaa-bbbb-cccc')).toBe('wrong')
    expect(await code(login, secret)).toBe('own_password_due')
    for (let i = 0; i < 10; i++) expect(await code(login, 'aaaa-bbbb-cccc')).toBe('wrong')
    expect(await code(login, secret)).toBe('too_many')
  })
})

describe('C4 choosing one’s own password', () => {
  it('works once, whoever races; then the temporary one and its link are dead', async () => {
    const { id, login, secret } = await somebody('mailed')
    const token = tokenFor(id)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => chooseOwnPassword(db, keys, { token, passwordHash })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { accountId: id, language: 'fr' } }])
    expect(await code(login, secret)).toBe('wrong')
    expect(await code(login, own)).toBe('signed in')
    expect(await findOwnPasswordDue(db, keys, token)).toBeNull()
    const { rows } = await db.execute(sql`
      select actor_id, origin, details from audit_events where target_id = ${id} and action = 'account.password_chosen'`)
    expect(rows).toEqual([{ actor_id: id, origin: null, details: {} }])
  })

  it('T07 ends what was open in their name before, and nobody else’s', async () => {
    const [person, other] = [await somebody('mailed'), await somebody('mailed')]
    const before = [await openSignIn(db, person.id), await openSignIn(db, other.id)].map((id) => id ?? '')
    await requestPasswordReset(db, { email: person.login, requestedAt: new Date().toISOString() })
    const { rows } = await db.execute<{ id: string }>(
      sql`select id from password_resets where account_id = ${person.id}`,
    )
    const reset = linkToken(keys, 'password-reset', rows[0]?.id ?? '', 1)
    expect(await findReset(db, keys, reset)).not.toBeNull()
    const token = tokenFor(person.id)
    expect(await chooseOwnPassword(db, keys, { token, passwordHash, origin: '10.0.0.0/24' })).toMatchObject({
      ok: true,
    })
    expect(await findReset(db, keys, reset)).toBeNull()
    expect(await findActor(db, before[0] ?? '')).toBeNull()
    expect(await findActor(db, before[1] ?? '')).not.toBeNull()
  })

  const rounds = Array.from({ length: 8 }, (_, round) => round)
  it.each(rounds)(
    'against a reset at the same moment (%i): one of the two, never the temporary one',
    async () => {
      const { id, login, secret } = await somebody('mailed')
      await requestPasswordReset(db, { email: login, requestedAt: new Date().toISOString() })
      const { rows } = await db.execute<{ id: string }>(
        sql`select id from password_resets where account_id = ${id}`,
      )
      const other = await hashPassword('une autre phrase assez longue', 10)
      const outcomes = await Promise.all([
        chooseOwnPassword(db, keys, { token: tokenFor(id), passwordHash }),
        resetPassword(db, keys, {
          token: linkToken(keys, 'password-reset', rows[0]?.id ?? '', 1),
          passwordHash: other,
        }),
      ])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await code(login, secret)).toBe('wrong')
      expect(await code(login, outcomes[0].ok ? own : 'une autre phrase assez longue')).toBe('signed in')
    },
  )

  it('T04 the same id as another kind of link opens no other door', async () => {
    const { id } = await somebody('mailed')
    const wrong = [
      ...linkKinds.filter((kind) => kind !== 'own-password').map((kind) => linkToken(keys, kind, id, 1)),
      tokenFor(id, 2),
      linkToken({ current: 'another secret, just as long as that' }, 'own-password', id, 1),
      '',
      id,
    ]
    for (const token of wrong) {
      expect(await findOwnPasswordDue(db, keys, token)).toBeNull()
      expect(await chooseOwnPassword(db, keys, { token, passwordHash })).toEqual({ ok: false, code: 'dead' })
    }
    expect(await findReset(db, keys, tokenFor(id))).toBeNull()
    expect(await findInvitationByToken(db, keys, tokenFor(id))).toEqual({ state: 'unknown' })
    expect(await findOwnPasswordDue(db, keys, tokenFor(id))).not.toBeNull()
  })
})
