import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { followedBy, isReferentOf, overseenBy } from './scope'

/** What the actor has to do with sessions at all. */
export type OwnPlace = { oversees: boolean; isReferent: boolean; follows: boolean }

/** One statement. */
export async function ownPlace(db: Executor, actor: Actor): Promise<OwnPlace> {
  const some = (condition: ReturnType<typeof sql>) => sql`exists (
    select from course_sessions s join courses c on c.id = s.course_id where ${condition})`
  const { rows } = await db.execute<OwnPlace>(sql`
    select ${some(overseenBy(actor))} as oversees, ${some(isReferentOf(actor))} as "isReferent",
      ${some(followedBy(actor))} as follows`)
  return rows[0] ?? { oversees: false, isReferent: false, follows: false }
}
