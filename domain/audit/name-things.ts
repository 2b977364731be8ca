import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'

/** What an event can be about, by the name that it has today. */
export type Thing = {
  id: string
  kind: 'account' | 'invitation' | 'group' | 'course' | 'course_session' | 'import' | 'custom_field'
  name: string
}

/**
 * What the ids are called that an event names: the doer, the target, and those in its details; what was erased since
 * is left out. For platform administrators: no group is hidden. One statement, whatever the number.
 */
export async function nameThings(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, Thing>> {
  if (ids.length === 0) return new Map()
  const named = uuids([...new Set(ids)])
  const { rows } = await db.execute<Thing>(sql`
    select id, 'account' as kind, first_name || ' ' || last_name as name from accounts where id = any(${named})
    union all
    select id, 'invitation', email from invitations where id = any(${named}) and erase_asked_at is null
    union all
    select id, 'group', name from groups where id = any(${named})
    union all
    select id, 'course', name from courses where id = any(${named})
    union all
    select s.id, 'course_session', concat_ws(' – ', c.name, nullif(s.name, ''))
    from course_sessions s join courses c on c.id = s.course_id where s.id = any(${named})
    union all
    select id, 'import', name from imports where id = any(${named})
    union all
    select id, 'custom_field', name from custom_fields where id = any(${named})`)
  return new Map(rows.map((thing) => [thing.id, thing]))
}
