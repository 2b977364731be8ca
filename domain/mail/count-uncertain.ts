import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'

/**
 * How many invitations have a last mail that may have gone: a person decides whether to send it again (F03). None
 * for who is not a platform administrator (A2). One statement, which costs what was not received.
 */
export async function countUncertain(db: Executor, actor: Actor): Promise<number> {
  if (!actor.isPlatformAdmin) return 0
  const { rows } = await db.execute<{ uncertain: number }>(sql`
    select count(*)::int as uncertain from invitations i cross join lateral (
      select m.status from mails m where m.invitation_id = i.id order by m.id desc limit 1
    ) as last
    where i.status = 'pending' and i.undelivered_at is not null and last.status = 'uncertain'`)
  return rows[0]?.uncertain ?? 0
}
