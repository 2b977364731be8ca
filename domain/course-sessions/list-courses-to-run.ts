import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsWithRole } from '@/domain/access/policy'

export type CourseToRun = { id: string; name: string; groupId: string; group: string }

/** The courses that the actor may begin a session of, as `runsCourse` says: by group, then by name. One statement. */
export async function listCoursesToRun(db: Executor, actor: Actor): Promise<CourseToRun[]> {
  const theirs = actor.isPlatformAdmin
    ? sql`true`
    : sql`(c.group_id = any(${uuids([...actor.adminOf])})
        or c.author_id = ${actor.accountId} and c.group_id = any(${uuids(groupsWithRole(actor, 'author'))}))`
  const { rows } = await db.execute<CourseToRun>(sql`
    select c.id, c.name, c.group_id as "groupId", g.name as group
    from courses c join groups g on g.id = c.group_id where ${theirs}
    order by lower(g.name), g.id, lower(c.name)`)
  return rows
}
