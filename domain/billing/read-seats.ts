import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'

export type Seats = {
  taken: number
  /** None when null. */
  most: number | null
  /** Invitations that can still be accepted: what comes if everybody does. */
  pending: number
}

/** The seats of the platform as they are now, for its owner; for others there is nothing (A2). One statement. */
export async function readSeats(db: Executor, actor: Actor): Promise<Seats | null> {
  if (!seesBilling(actor)) return null
  const { rows } = await db.execute<Seats>(sql`
    select taken, most, (
      select count(*)::int from invitations where status = 'pending' and expires_at > now()) as pending
    from seats`)
  return rows[0] ?? null
}
