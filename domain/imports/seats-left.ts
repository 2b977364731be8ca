import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

/** How many accounts may still become active; null without a limit. Whoever comes in meanwhile takes one of them (B2). */
export async function readSeatsLeft(db: Executor): Promise<number | null> {
  const { rows } = await db.execute<{ left: number | null }>(sql`
    select case when most is not null then greatest(most - taken, 0) end as left from seats`)
  return rows[0]?.left ?? null
}
