import { type SQL, sql } from 'drizzle-orm'
import type { Database, Executor, Transaction } from '@/db/client'
import { recordEvents } from '@/domain/audit/record-events'
import { type LinkKeys, readToken } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { endAccess } from './end-access'

/** Whose first password it is; `login` is an address or a user name. */
export type OwnPasswordDue = { login: string; firstName: string; lastName: string }

type Named = { id: string; version: number }

/** Used up, replaced and invented links look alike (T11): a temporary password of this version must still be due. */
const stillDue = ({ id, version }: Named): SQL => sql`
  a.id = ${id} and a.status = 'active' and a.temporary_password is not null and a.temporary_version = ${version}`

/** Who is to choose their own password, or null when the link is dead. Reading it changes nothing (T02). */
export async function findOwnPasswordDue(
  db: Executor,
  keys: LinkKeys,
  token: string,
): Promise<OwnPasswordDue | null> {
  const named = readToken(keys, 'own-password', token)
  if (!named) return null
  const { rows } = await db.execute<OwnPasswordDue>(sql`
    select coalesce(a.email, a.user_name) as login, a.first_name as "firstName", a.last_name as "lastName"
    from accounts a where ${stillDue(named)}`)
  return rows[0] ?? null
}

/**
 * Puts the password that the person chose in the place of the temporary one, once, whoever races; from then on
 * the temporary one is dead, and so is whatever was open in their name before (C4, T07).
 */
export async function chooseOwnPassword(
  db: Database,
  keys: LinkKeys,
  { token, passwordHash, origin = null }: { token: string; passwordHash: string; origin?: string | null },
): Promise<Result<{ accountId: string; language: 'fr' | 'en' }, 'dead'>> {
  const named = readToken(keys, 'own-password', token)
  if (!named) return refused('dead')
  return db.transaction(async (tx) => {
    const person = await replace(tx, named, passwordHash)
    if (!person) return refused('dead')
    const { accountId } = person
    await endAccess(tx, [accountId])
    const targets = sql`select ${accountId}::uuid`
    await recordEvents(tx, { by: { accountId, origin }, action: 'account.password_chosen', targets })
    return done(person)
  })
}

/** Guarded by the temporary password that it replaces: of two submits at once, the second finds none. */
async function replace(tx: Transaction, named: Named, passwordHash: string) {
  const { rows } = await tx.execute<{ accountId: string; language: 'fr' | 'en' }>(sql`
    update accounts a set password_hash = ${passwordHash}, temporary_password = null
    where ${stillDue(named)} returning a.id as "accountId", a.language`)
  return rows[0]
}
