import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { findActor } from '@/domain/access/find-actor'
import { findInvitationByToken } from '@/domain/invitations/find-by-token'
import { linkToken } from '@/domain/links/token'
import { testDatabase } from '@/tests/database'
import { hashPassword } from './password'
import { requestPasswordReset } from './request-password-reset'
import { findReset, resetPassword } from './reset-password'
import { openSignIn, signIn } from './sign-in'

const keys = { current: 'a secret that only this test has, and long enough' }
const passwordHash = await hashPassword('pluie tambour orange sept', 10)
let db: Database
let number = 0

async function somebody() {
  number += 1
  const [person] = await createAccounts(db, [{ firstName: 'Rose', lastName: `Imbert-${'a'.repeat(number)}` }])
  if (!person) throw new Error('nobody')
  return person
}
const now = () => new Date().toISOString()
const request = (email: string, requestedAt = now()) => requestPasswordReset(db, { email, requestedAt })

async function resetsOf(accountId: string) {
  const { rows } = await db.execute<{ id: string; usedAt: string | null }>(sql`
    select id, used_at as "usedAt" from password_resets where account_id = ${accountId} order by id`)
  return rows
}
async function mailsTo(email: string) {
  const { rows } = await db.execute<{ variables: Record<string, string> }>(
    sql`select variables from mails where recipient = ${email} order by id`,
  )
  return rows
}
async function tokenFor(accountId: string) {
  const reset = (await resetsOf(accountId)).at(-1)
  return linkToken(keys, 'password-reset', reset?.id ?? '', 1)
}

beforeAll(async () => {
  db = await testDatabase()
})

describe('asking for a new password', () => {
  it('writes one mail, whose row alone opens nothing (T04)', async () => {
    const { id, email } = await somebody()
    await request(email)
    const [reset] = await resetsOf(id)
    const [mail] = await mailsTo(email)
    expect(mail?.variables).toMatchObject({ resetId: reset?.id, firstName: 'Rose' })
    expect(await findReset(db, keys, await tokenFor(id))).toMatchObject({ email })
    expect(JSON.stringify(mail)).not.toContain((await tokenFor(id)).split('.')[2])
  })

  it('T11 writes nothing for unknown, deleted and unreadable addresses', async () => {
    const [gone] = await createAccounts(db, [{ firstName: 'Parti', lastName: 'Loin', deletedAt: new Date() }])
    for (const email of [gone?.email ?? '', 'personne@exemple.example', 'pas une adresse']) {
      await request(email)
      expect(await mailsTo(email)).toEqual([])
    }
  })

  it('answers the same request once, however often the queue brings it', async () => {
    const { id, email } = await somebody()
    const requestedAt = now()
    await request(email, requestedAt)
    await Promise.all([request(email, requestedAt), request(email, requestedAt)])
    expect(await resetsOf(id)).toHaveLength(1)
  })

  it('writes three mails an hour at most, also under a hundred requests at once', async () => {
    const { id, email } = await somebody()
    const later = new Date(Date.now() + 60_000).toISOString()
    await Promise.all(Array.from({ length: 100 }, () => request(email, later)))
    expect(await resetsOf(id)).toHaveLength(3)
    expect(await mailsTo(email)).toHaveLength(3)
    await db.execute(
      sql`update password_resets set created_at = now() - interval '61 minutes' where account_id = ${id}`,
    )
    await request(email, later)
    expect(await resetsOf(id)).toHaveLength(4)
  })
})

describe('choosing the new password', () => {
  it('works once, whoever races (T03)', async () => {
    const { id, email } = await somebody()
    await request(email)
    const token = await tokenFor(id)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => resetPassword(db, keys, { token, passwordHash })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await findReset(db, keys, token)).toBeNull()
    const settings = { secret: keys.current, cost: 10 }
    const attempt = { email, password: 'pluie tambour orange sept', from: null }
    expect(await signIn(db, settings, attempt)).toMatchObject({ ok: true })
  })

  it('T07 T15 ends every sign-in and every other link of the person, and nobody else’s', async () => {
    const [person, other] = [await somebody(), await somebody()]
    await request(person.email)
    const older = await tokenFor(person.id)
    await request(person.email, new Date(Date.now() + 1000).toISOString())
    await request(other.email)
    const signIns = [await openSignIn(db, person.id), await openSignIn(db, other.id)].map((id) => id ?? '')
    expect(await resetPassword(db, keys, { token: await tokenFor(person.id), passwordHash })).toMatchObject({
      ok: true,
    })
    expect(await findReset(db, keys, older)).toBeNull()
    expect(await findReset(db, keys, await tokenFor(other.id))).not.toBeNull()
    expect(await findActor(db, signIns[0] ?? '')).toBeNull()
    expect(await findActor(db, signIns[1] ?? '')).not.toBeNull()
  })

  it('T07 a sign-in with the old password, open at the same moment, does not survive', async () => {
    const { id, email } = await somebody()
    const old = 'une ancienne phrase longue'
    await db.execute(sql`update accounts set password_hash = ${await hashPassword(old, 10)} where id = ${id}`)
    await request(email)
    const token = await tokenFor(id)
    const settings = { secret: keys.current, cost: 10 }
    const outcomes = await Promise.all([
      ...Array.from({ length: 8 }, (_, n) =>
        signIn(db, settings, { email, password: old, from: `10.1.${n}.1` }),
      ),
      resetPassword(db, keys, { token, passwordHash }),
    ])
    const survivors = await Promise.all(
      outcomes.map(async (outcome) => 'signInId' in outcome && (await findActor(db, outcome.signInId))),
    )
    expect(survivors.filter(Boolean)).toEqual([])
  })

  it('T07 two links of one person at the same moment: one works, and neither waits for the other for ever', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, email } = await somebody()
      await request(email)
      const first = await tokenFor(id)
      await request(email, new Date(Date.now() + 1000).toISOString())
      const outcomes = await Promise.all(
        [first, await tokenFor(id)].map((token) => resetPassword(db, keys, { token, passwordHash })),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })

  it.each([
    ['an hour later', sql`expires_at = now()`],
    ['once used', sql`used_at = now()`],
  ])('refuses a link %s', async (_when, change) => {
    const { id, email } = await somebody()
    await request(email)
    const token = await tokenFor(id)
    expect(await findReset(db, keys, token)).not.toBeNull()
    await db.execute(sql`update password_resets set ${change} where account_id = ${id}`)
    expect(await findReset(db, keys, token)).toBeNull()
    expect(await resetPassword(db, keys, { token, passwordHash })).toEqual({ ok: false, code: 'dead' })
  })

  it('refuses the link of an account that was deleted meanwhile', async () => {
    const { id, email } = await somebody()
    await request(email)
    await db.execute(sql`update accounts set status = 'deleted', deleted_at = now() where id = ${id}`)
    expect(await resetPassword(db, keys, { token: await tokenFor(id), passwordHash })).toMatchObject({
      ok: false,
    })
  })

  it('T04 the same id as another kind of link opens no other door', async () => {
    const { id, email } = await somebody()
    await request(email)
    const [reset] = await resetsOf(id)
    const wrongKind = linkToken(keys, 'first-login', reset?.id ?? '', 1)
    const wrongVersion = linkToken(keys, 'password-reset', reset?.id ?? '', 2)
    const forged = linkToken(
      { current: 'another secret, just as long as that' },
      'password-reset',
      reset?.id ?? '',
      1,
    )
    for (const token of [wrongKind, wrongVersion, forged, '', reset?.id ?? '']) {
      expect(await findReset(db, keys, token)).toBeNull()
      expect(await resetPassword(db, keys, { token, passwordHash })).toMatchObject({ ok: false })
    }
    expect(await findInvitationByToken(db, keys, await tokenFor(id))).toEqual({ state: 'unknown' })
    expect(await findReset(db, keys, await tokenFor(id))).not.toBeNull()
  })
})
