import { type SQL, sql } from 'drizzle-orm'

/** The ids of a group and of all below it, as a table of one column. */
export const groupsWithin = (groupId: string): SQL => sql`(
  with recursive below as (
    select id from groups where id = ${groupId}
    union all
    select g.id from groups g join below b on g.parent_id = b.id
  )
  select id from below)`
