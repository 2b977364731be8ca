import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'

/**
 * Signs the actor out in other places: in one, or in all. The one that they ask through stays, and those of other
 * people are unknown (T13). The cookies there open nothing from now on (T15). Answers how many ended.
 */
export function endSignIns(
  db: Database,
  actor: Actor,
  { here, only }: { here: string; only: string | 'all' },
): Promise<number> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute(sql`
      update sign_ins set ended_at = now()
      where account_id = ${actor.accountId} and id <> ${here} and ended_at is null and expires_at > now()
        and ${only === 'all' ? sql`true` : sql`id = ${only}`}
      returning id`)
    const ended = rows.length
    if (ended === 0) return 0
    const targets = sql`select ${actor.accountId}::uuid`
    await recordEvents(tx, {
      by: actor,
      action: 'account.signed_out',
      targets,
      details: { signInsEnded: ended },
    })
    return ended
  })
}
