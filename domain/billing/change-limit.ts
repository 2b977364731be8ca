import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'

/**
 * Sets how many seats there may be, or that there is no limit. Below what is taken nobody has to leave, and nobody new
 * comes in (B2). The owner's alone: for others there is nothing to change (A2).
 */
export async function changeLimit(
  db: Database,
  actor: Actor,
  most: number | null,
): Promise<Result<{ taken: number; most: number | null }, 'not_found'>> {
  if (!seesBilling(actor)) return refused('not_found')
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ taken: number; before: number | null }>(sql`
      with held as (select taken, most from seats for update)
      update seats s set most = ${most}::int from held returning held.taken, held.most as before`)
    const { taken = 0, before = null } = rows[0] ?? {}
    if (before !== most) {
      await recordEvents(tx, {
        by: actor,
        action: 'billing.limit_changed',
        targets: sql`select id from groups where parent_id is null`,
        details: { most: { from: before, to: most } },
      })
    }
    return done({ taken, most })
  })
}
