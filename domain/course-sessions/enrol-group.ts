import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { announcement, enrol, enrolled } from './enrolling'

/**
 * Enrols the learners that a group had when it was assigned, once, with a mail each: one set-based statement, whatever
 * the number. What dies in the middle has done nothing, and is done again (F10); a group that was taken back meanwhile
 * enrols nobody.
 */
export function enrolGroup(
  db: Database,
  { courseSessionId, groupId }: { courseSessionId: string; groupId: string },
): Promise<void> {
  return db.transaction((tx) =>
    enrol(
      tx,
      sql`
      with assigned as (
        select course_session_id, group_id, assigned_by_id from course_session_groups
        where course_session_id = ${courseSessionId} and group_id = ${groupId} and enrolled is null for update
      ), enrolling as (
        select g.course_session_id, a.id as account_id, g.assigned_by_id as enrolled_by_id
        from assigned g join accounts a on a.status = 'active' and a.id in (
          select m.account_id from memberships m where m.group_id = g.group_id and m.role = 'learner')
        order by a.id for share of a
      ), ${enrolled}, finished as (
        update course_session_groups g set enrolled = (select count(*) from enrolled), enrolled_at = now()
        from assigned a where (g.course_session_id, g.group_id) = (a.course_session_id, a.group_id)
      ), ${announcement()}`,
    ),
  )
}
