import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { findActor } from '@/domain/access/find-actor'
import { testDatabase } from '@/tests/database'
import { endSignIn } from './end-sign-in'
import { hashPassword, needsRehash } from './password'
import { openSignIn, type SignInAttempt, signIn } from './sign-in'

const settings = { secret: 'a secret that only this test has, long enough', cost: 10 }
const password = 'tournesol violet matin'
const email = 'lucie.martin@exemple.fr'
const right: SignInAttempt = { email, password, from: '203.0.113.7' }
const wrong: SignInAttempt = { ...right, password: 'tournesol violet midi' }

let db: Database
const attempt = (change: Partial<SignInAttempt>) => signIn(db, settings, { ...right, ...change })
const code = async (change: Partial<SignInAttempt>) => {
  const outcome = await attempt(change)
  return outcome.ok ? 'signed in' : outcome.code
}

async function addPerson(address: string, cost = 10) {
  const digest = await hashPassword(password, cost)
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into accounts (email, first_name, last_name, password_hash) values (${address}, 'Lucie', 'Martin', ${digest})
    returning id`)
  return rows[0]?.id ?? ''
}

beforeAll(async () => {
  db = await testDatabase()
  await addPerson(email)
  await addPerson('voisin@exemple.fr')
  const gone = await addPerson('parti@exemple.fr')
  await db.execute(sql`update accounts set status = 'deleted', deleted_at = now() where id = ${gone}`)
})
beforeEach(async () => {
  await db.execute(sql`delete from attempts`)
})

describe('signing in', () => {
  it('opens a sign-in that names the person, however the address is written (I4)', async () => {
    const outcome = await attempt({ email: '  Lucie.MARTIN@Exemple.FR ' })
    if (!outcome.ok) throw new Error(outcome.code)
    expect(await findActor(db, outcome.signInId)).toMatchObject({ login: email, firstName: 'Lucie' })
  })

  it('T11 wrong password, unknown, deleted and unreadable addresses get one and the same answer', async () => {
    const answers = await Promise.all([
      attempt(wrong),
      attempt({ email: 'personne@exemple.fr' }),
      attempt({ email: 'parti@exemple.fr' }),
      attempt({ email: 'pas une adresse' }),
      attempt({ email: `${'x'.repeat(900)}@exemple.fr` }),
    ])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toEqual({ ok: false, code: 'wrong' })
    expect(await code({})).toBe('signed in')
  })

  it('T11 an unknown address asks the database as often as a known one', async () => {
    const statements = async (change: Partial<SignInAttempt>) => {
      let count = 0
      const counting = new Proxy(db, {
        get: (target, name) => {
          if (name === 'execute') count++
          return Reflect.get(target, name)
        },
      })
      await signIn(counting, settings, { ...wrong, ...change })
      return count
    }
    const known = await statements({})
    expect(await statements({ email: 'personne@exemple.fr' })).toBe(known)
    expect(await statements({ email: 'parti@exemple.fr' })).toBe(known)
    expect(known).toBeGreaterThan(1)
  })

  it('says when somebody was last here, and not for a try that failed', async () => {
    const id = await addPerson('vue@exemple.fr')
    const seen = async () => {
      const { rows } = await db.execute<{ recently: boolean | null }>(sql`
        select last_sign_in_at > now() - interval '1 minute' as recently from accounts where id = ${id}`)
      return rows[0]?.recently
    }
    await attempt({ ...wrong, email: 'vue@exemple.fr' })
    expect(await seen()).toBeNull()
    expect(await code({ email: 'vue@exemple.fr' })).toBe('signed in')
    expect(await seen()).toBe(true)
  })

  it('a dozen sign-ins of one person at once do not wait for each other in a circle', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, net) => code({ from: `10.9.${net}.1` })),
    )
    expect(new Set(outcomes)).toEqual(new Set(['signed in']))
  })

  it('renews a digest that was made with other work', async () => {
    const id = await addPerson('ancienne@exemple.fr', 11)
    expect(await code({ email: 'ancienne@exemple.fr' })).toBe('signed in')
    const { rows } = await db.execute<{ digest: string }>(
      sql`select password_hash as digest from accounts where id = ${id}`,
    )
    expect(needsRehash(rows[0]?.digest ?? '', 10)).toBe(false)
    expect(await code({ email: 'ancienne@exemple.fr' })).toBe('signed in')
  })
})

describe('tries are limited', () => {
  const fail = async (times: number, change: Partial<SignInAttempt>) => {
    for (let i = 0; i < times; i++) await attempt({ ...wrong, ...change })
  }

  it('refuses even the right password after ten tries, says until when, and not for longer', async () => {
    await fail(10, {})
    const refusal = await attempt({})
    if (refusal.ok || refusal.code !== 'too_many') throw new Error('not limited')
    const minutes = (refusal.until.getTime() - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(13)
    expect(minutes).toBeLessThan(16)
    await fail(3, {})
    expect(await attempt({})).toEqual(refusal)
    await db.execute(sql`update attempts set window_ends_at = now()`)
    expect(await code({})).toBe('signed in')
  })

  it('holds under a hundred at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => code(wrong)))
    expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(10)
  })

  it('T11 holds for unknown addresses just the same', async () => {
    await fail(10, { email: 'personne@exemple.fr' })
    expect(await code({ email: 'personne@exemple.fr' })).toBe('too_many')
  })

  it('lets the person in from elsewhere, and the neighbours in from here', async () => {
    await fail(10, {})
    expect(await code({ from: '198.51.100.1' })).toBe('signed in')
    expect(await code({ email: 'voisin@exemple.fr' })).toBe('signed in')
    expect(await code({ ...wrong, from: '203.0.113.200' })).toBe('too_many')
  })

  it('limits one account from everywhere together', async () => {
    for (let net = 0; net < 20; net++) await fail(5, { from: `10.0.${net}.1` })
    expect(await code({ from: '10.0.99.1' })).toBe('too_many')
  })

  it('limits one neighbourhood over all accounts, and right passwords use nothing of it up', async () => {
    for (let person = 0; person < 200; person++) {
      await fail(1, { email: `p${person}@exemple.fr` })
      if (person % 20 === 0) expect(await code({})).toBe('signed in')
    }
    expect(await code({ email: 'voisin@exemple.fr' })).toBe('too_many')
    expect(await code({ email: 'voisin@exemple.fr', from: '198.51.100.1' })).toBe('signed in')
    await db.execute(sql`update attempts set window_ends_at = now()`)
    expect(await code({ email: 'voisin@exemple.fr' })).toBe('signed in')
  })

  it('starts from nothing after a success', async () => {
    await fail(9, {})
    expect(await code({})).toBe('signed in')
    await fail(9, {})
    expect(await code({})).toBe('signed in')
  })

  it('keeps neither addresses nor networks in clear', async () => {
    await fail(1, {})
    const { rows } = await db.execute(sql`select key from attempts`)
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toMatch(/lucie|exemple|203/)
  })
})

describe('T15 a sign-in dies', () => {
  const signedIn = async () => {
    const outcome = await attempt({})
    if (!outcome.ok) throw new Error(outcome.code)
    expect(await findActor(db, outcome.signInId)).not.toBeNull()
    return outcome.signInId
  }
  it('when the person signs out, and only that one', async () => {
    const [here, there] = [await signedIn(), await signedIn()]
    await endSignIn(db, here)
    expect(await findActor(db, here)).toBeNull()
    expect(await findActor(db, there)).not.toBeNull()
  })
  it('when its time is over', async () => {
    const id = await signedIn()
    await db.execute(sql`update sign_ins set expires_at = now() where id = ${id}`)
    expect(await findActor(db, id)).toBeNull()
  })
  it('when the account is deleted, which then opens no new one', async () => {
    const accountId = await addPerson('bientot.partie@exemple.fr')
    const id = (await openSignIn(db, accountId)) ?? ''
    expect(await findActor(db, id)).not.toBeNull()
    await db.execute(sql`update accounts set status = 'deleted', deleted_at = now() where id = ${accountId}`)
    expect(await findActor(db, id)).toBeNull()
    expect(await openSignIn(db, accountId)).toBeNull()
  })
})

describe('what is over is forgotten', () => {
  it('at a successful sign-in, and what still counts stays', async () => {
    const [old, fresh] = [
      await openSignIn(db, await addPerson('a@exemple.fr')),
      await openSignIn(db, await addPerson('b@exemple.fr')),
    ]
    await db.execute(sql`update sign_ins set ended_at = now() - interval '91 days' where id = ${old}`)
    await db.execute(sql`insert into attempts values
      ('over', 1, now() - interval '2 hours'), ('counting', 1, now() + interval '1 minute')`)
    expect(await code({})).toBe('signed in')
    const { rows } = await db.execute<{ kept: string }>(sql`
      select key as kept from attempts where key in ('over', 'counting')
      union all select id::text from sign_ins where id in (${old}, ${fresh})`)
    expect(rows.map(({ kept }) => kept)).toEqual(['counting', fresh])
  })
})
