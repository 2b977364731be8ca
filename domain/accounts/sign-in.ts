import { sql } from 'drizzle-orm'
import type { Database, Executor } from '@/db/client'
import { canonicalAddress } from '@/domain/addresses/policy'
import { addressRange } from './address-range'
import { countAttempt, forgiveAttempt, type Limit } from './attempts'
import { forgetEnded } from './forget-ended'
import { hashPassword, needsRehash, verifyPassword } from './password'

export type SignInSettings = { secret: string; cost: number }
export type SignInAttempt = {
  email: string
  password: string
  /** The network address that the request came from. */
  from: string | null
}
export type SignInOutcome =
  | { ok: true; signInId: string; language: 'fr' | 'en' }
  | { ok: false; code: 'wrong' }
  | { ok: false; code: 'too_many'; until: Date }

type Known = { id: string; passwordHash: string | null; language: 'fr' | 'en' }

/**
 * Signs a person in with address and password. Unknown, deleted and invited addresses answer as a wrong
 * password does, after the same work (T11). Tries are limited for an account from one neighbourhood, for
 * an account from anywhere, and for a neighbourhood; a success leaves nothing held against its neighbours.
 */
export async function signIn(
  db: Database,
  settings: SignInSettings,
  attempt: SignInAttempt,
): Promise<SignInOutcome> {
  const reading = canonicalAddress(attempt.email)
  const email = reading.ok ? reading.address : attempt.email.trim().toLowerCase()
  const range = addressRange(attempt.from)
  const limits = limitsOf(email, range)
  const until = await countAttempt(db, settings.secret, Object.values(limits))
  if (until) return { ok: false, code: 'too_many', until }
  const person = await findByAddress(db, email)
  const right = await verifyPassword(attempt.password, person?.passwordHash ?? null, settings.cost)
  const signInId = right && person ? await open(db, person, range) : null
  if (!signInId || !person) return { ok: false, code: 'wrong' }
  const { pair, account } = limits
  await forgiveAttempt(db, settings.secret, { over: [pair, account], giveBack: [limits.range] })
  await renewDigest(db, settings, person, attempt.password)
  await forgetEnded(db)
  return { ok: true, signInId, language: person.language }
}

/** The account's own limit is wide: otherwise anybody could keep somebody out by failing in their name. */
const limitsOf = (email: string, range: string) =>
  ({
    pair: { name: 'sign-in account from range', subject: `${email} ${range}`, most: 10, minutes: 15 },
    account: { name: 'sign-in account', subject: email, most: 100, minutes: 60 },
    range: { name: 'sign-in range', subject: range, most: 200, minutes: 15 },
  }) satisfies Record<string, Limit>

async function findByAddress(db: Executor, email: string): Promise<Known | undefined> {
  const { rows } = await db.execute<Known>(sql`
    select id, password_hash as "passwordHash", language from accounts
    where email = ${email} and status = 'active'`)
  return rows[0]
}

/** Guarded by the digest that was verified, under a lock: a password changed meanwhile opens nothing (T15). */
async function open(db: Executor, { id, passwordHash }: Known, origin: string): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into sign_ins (account_id, expires_at, origin)
    select id, now() + ${signInDays} * interval '1 day', nullif(${origin}, 'unknown') from accounts
    where id = ${id} and status = 'active' and password_hash = ${passwordHash} for share returning id`)
  return rows[0]?.id ?? null
}

async function renewDigest(db: Executor, { cost }: SignInSettings, person: Known, password: string) {
  const { id, passwordHash } = person
  if (!passwordHash || !needsRehash(passwordHash, cost)) return
  const renewed = await hashPassword(password, cost)
  await db.execute(sql`
    update accounts set password_hash = ${renewed} where id = ${id} and password_hash = ${passwordHash}`)
}

/** NIST 800-63B-4, AAL1: a person signs in anew at least every 30 days. */
export const signInDays = 30

/** Signs in somebody who has just proved who they are in another way: the first login (F2). */
export async function openSignIn(
  db: Executor,
  accountId: string,
  origin: string | null = null,
): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into sign_ins (account_id, expires_at, origin)
    select id, now() + ${signInDays} * interval '1 day', nullif(${origin}, 'unknown') from accounts
    where id = ${accountId} and status = 'active' for share returning id`)
  return rows[0]?.id ?? null
}
