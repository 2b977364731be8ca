import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'

/** A group that learners join as well, and through which of those given. */
export type Step = { groupId: string; name: string; visibility: 'public' | 'private'; through: string[] }

/** Each of the groups, and from it the way up to the first private one, that one included (G2), as a table `climb`. */
const climb = (groupIds: readonly string[]): SQL => sql`
  climb as (
    select id as source, id, parent_id, name, visibility, 0 as height from groups where id = any(${uuids(groupIds)})
    union all
    select c.source, g.id, g.parent_id, g.name, g.visibility, c.height + 1
    from climb c join groups g on g.id = c.parent_id
    where c.visibility = 'public'
  )`

/**
 * The groups that a learner of all of these also joins, nearest first; the last of a branch may be a private one,
 * where it stops (G2). Those given are not among them. One statement, whatever the number.
 */
export async function previewPropagation(db: Executor, groupIds: readonly string[]): Promise<Step[]> {
  const { rows } = await db.execute<Step>(sql`
    with recursive ${climb(groupIds)}
    select id as "groupId", name, visibility, jsonb_agg(source order by source) as through
    from climb where id <> all(${uuids(groupIds)})
    group by id, name, visibility order by min(height), lower(name), id`)
  return rows
}

/** The groups that a learner of each also joins, by that group, for those that there are. One statement. */
export async function readClimbs(
  db: Executor,
  groupIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const { rows } = await db.execute<{ source: string; above: string[] }>(sql`
    with recursive ${climb(groupIds)}
    select source, coalesce(array_agg(id order by height) filter (where height > 0), '{}') as above
    from climb group by source`)
  return new Map(rows.map(({ source, above }) => [source, above]))
}
