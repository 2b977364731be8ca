import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

export type Step = { groupId: string; name: string; visibility: 'public' | 'private' }

/** The groups that a learner of this one also joins, nearest first; the last may be a private one, where it stops (G2). */
export async function previewPropagation(db: Executor, groupId: string): Promise<Step[]> {
  const { rows } = await db.execute<Step>(sql`
    with recursive climb as (
      select id, parent_id, name, visibility, 0 as height from groups where id = ${groupId}
      union all
      select g.id, g.parent_id, g.name, g.visibility, c.height + 1
      from climb c join groups g on g.id = c.parent_id
      where c.visibility = 'public'
    )
    select id as "groupId", name, visibility from climb where height > 0 order by height`)
  return rows
}
