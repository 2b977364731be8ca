import { sql } from 'drizzle-orm'
import type { Database, Executor, Transaction } from '@/db/client'
import { recordEvents } from '@/domain/audit/record-events'
import { type LinkKeys, readToken, resetVersion } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { endAccess } from './end-access'

/** A dead link says nothing more: used, expired and invented ones look alike (T11). */
export type LiveReset = { email: string; firstName: string; lastName: string }

/** Whose password a link changes, or null when it is dead. Reading it changes nothing (T02). */
export async function findReset(db: Executor, keys: LinkKeys, token: string): Promise<LiveReset | null> {
  const named = readToken(keys, 'password-reset', token)
  if (named?.version !== resetVersion) return null
  const { rows } = await db.execute<LiveReset>(sql`
    select a.email, a.first_name as "firstName", a.last_name as "lastName"
    from password_resets r join accounts a on a.id = r.account_id
    where r.id = ${named.id} and r.used_at is null and r.expires_at > now() and a.status = 'active'`)
  return rows[0] ?? null
}

/**
 * Sets the password that the person chose, once, whoever races; signs them out everywhere and kills every
 * other reset of theirs (T07, T15).
 */
export async function resetPassword(
  db: Database,
  keys: LinkKeys,
  { token, passwordHash, origin = null }: { token: string; passwordHash: string; origin?: string | null },
): Promise<Result<{ accountId: string }, 'dead'>> {
  const named = readToken(keys, 'password-reset', token)
  if (named?.version !== resetVersion) return refused('dead')
  return db.transaction(async (tx) => {
    await lockPerson(tx, named.id)
    const accountId = await useUp(tx, named.id)
    if (!accountId) return refused('dead')
    await tx.execute(sql`
      update accounts set password_hash = ${passwordHash}, temporary_password = null where id = ${accountId}`)
    await endAccess(tx, [accountId])
    const targets = sql`select ${accountId}::uuid`
    await recordEvents(tx, { by: { accountId, origin }, action: 'account.password_reset', targets })
    return done({ accountId })
  })
}

/** The account before its links, as everybody takes them who changes a password: nobody waits in a circle. */
async function lockPerson(tx: Transaction, resetId: string) {
  await tx.execute(sql`
    select from accounts where id = (select account_id from password_resets where id = ${resetId})
    for no key update`)
}

/** Guarded by `used_at is null`: of two submits at once, the second finds it used. */
async function useUp(tx: Transaction, resetId: string) {
  const { rows } = await tx.execute<{ accountId: string }>(sql`
    update password_resets r set used_at = now() from accounts a
    where r.id = ${resetId} and r.used_at is null and r.expires_at > now()
      and a.id = r.account_id and a.status = 'active'
    returning r.account_id as "accountId"`)
  return rows[0]?.accountId ?? null
}
