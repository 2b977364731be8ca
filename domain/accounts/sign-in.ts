import { type SQL, sql } from 'drizzle-orm'
import type { Database, Executor } from '@/db/client'
import { canonicalAddress } from '@/domain/addresses/policy'
import { addressRange } from './address-range'
import { countAttempt, forgiveAttempt, type Limit } from './attempts'
import { dateHasCome } from './date-has-come'
import { forgetEnded } from './forget-ended'
import { ownPasswordToken, type TemporaryAccount } from './own-password-token'
import { hashPassword, needsRehash, verifyPassword } from './password'
import { canonicalUserName } from './policy'

export type SignInSettings = { secret: string; previousSecret?: string | undefined; cost: number }
export type SignInAttempt = {
  /** An address, or the user name of somebody without a mailbox (C5). */
  email: string
  password: string
  /** The network address that the request came from. */
  from: string | null
}
export type SignInOutcome =
  | { ok: true; signInId: string; language: 'fr' | 'en' }
  | { ok: false; code: 'wrong' }
  | { ok: false; code: 'too_many'; until: Date }
  /** It was right, and it is theirs to replace before anything else: the token opens `/own-password` (C4, C5). */
  | { ok: false; code: 'own_password_due'; token: string; language: 'fr' | 'en' }

type Known = TemporaryAccount & { passwordHash: string | null; language: 'fr' | 'en' }

/**
 * Signs a person in with address or user name, and password. Unknown, deleted and invited ones, and those whose last
 * day is over (D1), answer as a wrong password does, after the same work (T11). Tries are limited for an account from
 * one neighbourhood, for an account from anywhere, and for a neighbourhood; a success leaves nothing held against its
 * neighbours. A temporary password signs nobody in: it leads to where the person chooses their own.
 */
export async function signIn(
  db: Database,
  settings: SignInSettings,
  attempt: SignInAttempt,
): Promise<SignInOutcome> {
  const login = canonicalLogin(attempt.email)
  const range = addressRange(attempt.from)
  const limits = limitsOf(login, range)
  const until = await countAttempt(db, settings.secret, Object.values(limits))
  if (until) return { ok: false, code: 'too_many', until }
  const person = await findByLogin(db, login)
  const right = await verifyPassword(attempt.password, person?.passwordHash ?? null, settings.cost)
  const keys = { current: settings.secret, previous: settings.previousSecret }
  const token = ownPasswordToken(keys, person, attempt.password)
  const signInId = right && person ? await open(db, person, range) : null
  if (!person || !(signInId || token)) return { ok: false, code: 'wrong' }
  await forgive(db, settings, limits)
  const { language } = person
  if (!signInId) return { ok: false, code: 'own_password_due', token: token ?? '', language }
  await renewDigest(db, settings, person, attempt.password)
  await forgetEnded(db)
  return { ok: true, signInId, language }
}

/** The canonical form of whichever of the two it is; what is neither is looked for, and not found, like any other. */
function canonicalLogin(text: string): string {
  const address = canonicalAddress(text)
  if (address.ok) return address.address
  const name = canonicalUserName(text)
  return name.ok ? name.userName : text.trim().toLowerCase()
}

type Limits = ReturnType<typeof limitsOf>

const forgive = (db: Database, { secret }: SignInSettings, { pair, account, range }: Limits) =>
  forgiveAttempt(db, secret, { over: [pair, account], giveBack: [range] })

/** The account's own limit is wide: otherwise anybody could keep somebody out by failing in their name. */
const limitsOf = (login: string, range: string) =>
  ({
    pair: { name: 'sign-in account from range', subject: `${login} ${range}`, most: 10, minutes: 15 },
    account: { name: 'sign-in account', subject: login, most: 100, minutes: 60 },
    range: { name: 'sign-in range', subject: range, most: 200, minutes: 15 },
  }) satisfies Record<string, Limit>

async function findByLogin(db: Executor, login: string): Promise<Known | undefined> {
  const column = login.includes('@') ? sql`email` : sql`user_name`
  const { rows } = await db.execute<Known>(sql`
    select id, password_hash as "passwordHash", language, temporary_password as "temporaryPassword",
      temporary_version as "temporaryVersion"
    from accounts a where ${column} = ${login} and status = 'active' and not ${dateHasCome}`)
  return rows[0]
}

/** Guarded by the digest that was verified, under a lock: a password changed meanwhile opens nothing (T15). */
const open = (db: Executor, { id, passwordHash }: Known, origin: string) =>
  insertSignIn(db, sql`id = ${id} and password_hash = ${passwordHash}`, origin)

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
export const openSignIn = (db: Executor, accountId: string, origin: string | null = null) =>
  insertSignIn(db, sql`id = ${accountId}`, origin)

/** The update locks the account, so that whoever deletes it or changes its password comes before or after. */
async function insertSignIn(db: Executor, whose: SQL, origin: string | null): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`
    with seen as (
      update accounts a set last_sign_in_at = now()
      where ${whose} and status = 'active' and not ${dateHasCome} returning id
    )
    insert into sign_ins (account_id, expires_at, origin)
    select id, now() + ${signInDays} * interval '1 day', nullif(${origin}, 'unknown') from seen returning id`)
  return rows[0]?.id ?? null
}
