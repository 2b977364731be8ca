import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'

export type OwnSignIn = {
  id: string
  since: Date
  /** The neighbourhood that it was opened from, where that is known. */
  origin: string | null
  /** The one that this page is read through. */
  isThis: boolean
}

/** As many as anybody looks through; ending all others ends those beyond, too. */
const most = 50

/** Where the actor is signed in: here first, then the newest. One statement. */
export async function listSignIns(db: Executor, actor: Actor, signInId: string): Promise<OwnSignIn[]> {
  const { rows } = await db.execute<Omit<OwnSignIn, 'since'> & { since: string }>(sql`
    select id, created_at as since, origin, id = ${signInId} as "isThis" from sign_ins
    where account_id = ${actor.accountId} and ended_at is null and expires_at > now()
    order by id = ${signInId} desc, created_at desc, id desc limit ${most}`)
  return rows.map((row) => ({ ...row, since: new Date(row.since) }))
}
