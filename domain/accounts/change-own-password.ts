import { sql } from 'drizzle-orm'
import type { Database, Executor, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import { countAttempt, forgiveAttempt, type Limit } from './attempts'
import { isGuessable } from './guessable'
import { hashPassword, verifyPassword } from './password'

type Given = {
  present: string
  password: string
  /** The sign-in that it is asked through: the one that stays. */
  signInId: string
  /** Words that the new one is not made of, besides the person's own. */
  platformName: string
}
type Settings = { secret: string; cost: number }
type Refusal = 'wrong' | 'password_common' | 'not_found'

/**
 * Puts another password in the place of one's present one, which has to be told: an open browser alone changes
 * nothing. Tries are limited. Every other sign-in ends, and so does every link for a new password (T07, T15).
 */
export async function changeOwnPassword(
  db: Database,
  { secret, cost }: Settings,
  actor: Actor,
  { present, password, signInId, platformName }: Given,
): Promise<Result<{ ended: number }, Refusal> | { ok: false; code: 'too_many'; until: Date }> {
  const limit: Limit = { name: 'own password', subject: actor.accountId, most: 10, minutes: 15 }
  const until = await countAttempt(db, secret, [limit])
  if (until) return { ok: false, code: 'too_many', until }
  const stored = await readDigest(db, actor)
  if (!(await verifyPassword(present, stored, cost)) || !stored) return refused('wrong')
  await forgiveAttempt(db, secret, { over: [limit], giveBack: [] })
  const own = [actor.firstName, actor.lastName, actor.login, platformName]
  if (await isGuessable(password, own)) return refused('password_common')
  const chosen = await hashPassword(password, cost)
  return db.transaction(async (tx) => {
    if (!(await replace(tx, actor, stored, chosen))) return refused('not_found')
    const ended = await endOthers(tx, actor, signInId)
    const targets = sql`select ${actor.accountId}::uuid`
    const details = { signInsEnded: ended }
    await recordEvents(tx, { by: actor, action: 'account.password_chosen', targets, details })
    return done({ ended })
  })
}

async function readDigest(db: Executor, { accountId }: Actor): Promise<string | null> {
  const { rows } = await db.execute<{ digest: string | null }>(sql`
    select password_hash as digest from accounts where id = ${accountId} and status = 'active'`)
  return rows[0]?.digest ?? null
}

/** Guarded by the digest that was verified: of two changes at once, the second was told a password that is no more. */
async function replace(tx: Transaction, { accountId }: Actor, stored: string, chosen: string) {
  const { rows } = await tx.execute(sql`
    update accounts set password_hash = ${chosen}
    where id = ${accountId} and status = 'active' and password_hash = ${stored} returning id`)
  return rows.length > 0
}

async function endOthers(tx: Transaction, { accountId }: Actor, signInId: string): Promise<number> {
  const { rows } = await tx.execute<{ ended: number }>(sql`
    with ended as (
      update sign_ins set ended_at = now()
      where account_id = ${accountId} and id <> ${signInId} and ended_at is null
      returning expires_at > now() as live
    ), resets as (
      update password_resets set used_at = now() where account_id = ${accountId} and used_at is null
    )
    select count(*) filter (where live)::int as ended from ended`)
  return rows[0]?.ended ?? 0
}
