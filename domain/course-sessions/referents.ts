import { sql } from 'drizzle-orm'

export type Referent = { id: string; name: string }

/** The referents of the session `s`, as JSON, by their names. Whoever was deleted is none any more (E2). */
export const referentsOf = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.first_name || ' ' || a.last_name)
    order by a.last_name, a.first_name, a.id), '[]')
  from course_session_referents r join accounts a on a.id = r.account_id
  where r.course_session_id = s.id and a.status = 'active')`
