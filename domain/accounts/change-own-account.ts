import { sql } from 'drizzle-orm'
import type { Database, Executor, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'

/** What people say of themselves. Their address is not part of it: who could change it would change who they are. */
export type OwnAccount = {
  firstName: string
  lastName: string
  language: 'fr' | 'en'
  timeZone: string
}

export async function readOwnAccount(db: Executor, actor: Actor): Promise<OwnAccount | null> {
  const { rows } = await db.execute<OwnAccount>(sql`
    select first_name as "firstName", last_name as "lastName", language, time_zone as "timeZone"
    from accounts where id = ${actor.accountId} and status = 'active'`)
  return rows[0] ?? null
}

/** Changes one's own account, and says in the audit what was and what is now. Answers what is other than before. */
export function changeOwnAccount(
  db: Database,
  actor: Actor,
  given: OwnAccount,
): Promise<Result<(keyof OwnAccount)[], 'not_found'>> {
  return db.transaction(async (tx) => {
    const before = await lock(tx, actor)
    if (!before) return refused('not_found')
    const changed = (Object.keys(before) as (keyof OwnAccount)[]).filter((key) => before[key] !== given[key])
    if (changed.length === 0) return done(changed)
    await tx.execute(sql`
      update accounts set first_name = ${given.firstName}, last_name = ${given.lastName},
        language = ${given.language}, time_zone = ${given.timeZone}
      where id = ${actor.accountId}`)
    const details = Object.fromEntries(changed.map((key) => [key, { from: before[key], to: given[key] }]))
    const targets = sql`select ${actor.accountId}::uuid`
    await recordEvents(tx, { by: actor, action: 'account.changed', targets, details })
    return done(changed)
  })
}

/** Held, so that of two changes at once the second knows what the first left. */
async function lock(tx: Transaction, actor: Actor): Promise<OwnAccount | undefined> {
  const { rows } = await tx.execute<OwnAccount>(sql`
    select first_name as "firstName", last_name as "lastName", language, time_zone as "timeZone"
    from accounts where id = ${actor.accountId} and status = 'active' for no key update`)
  return rows[0]
}
