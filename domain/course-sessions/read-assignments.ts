import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesGroup } from '@/domain/access/policy'
import { mayUnassign } from './assign-group'
import type { FoundCourseSession } from './find-course-session'

export type Assignment = {
  groupId: string
  /** Null where the actor does not see the group (A2). */
  name: string | null
  /** When it was assigned. */
  learners: number
  /** How many that enrolled; null while the worker is at it. */
  enrolled: number | null
  assignedAt: Date
  enrolledAt: Date | null
  mayUnassign: boolean
  /** Of the mails that went with it: all, those that left or never will, and those that failed. */
  mails: { all: number; settled: number; failed: number }
}
type Row = Omit<Assignment, 'assignedAt' | 'enrolledAt' | 'mayUnassign' | 'mails'> &
  Assignment['mails'] & { assignedAt: string; enrolledAt: string | null }

/** The groups of the session, the newest first, and how far the worker has come with each. One statement. */
export async function readAssignments(
  db: Executor,
  actor: Actor,
  session: FoundCourseSession,
): Promise<Assignment[]> {
  // Mails of one transaction have its moment: those of other enrolments do not count here.
  const { rows } = await db.execute<Row>(sql`
    with mailed as (
      select created_at, count(*)::int as "all", count(*) filter (where status <> 'queued')::int as settled,
        count(*) filter (where status = 'failed')::int as failed
      from mails where course_session_id = ${session.id} and kind = 'course_session' group by created_at
    )
    select g.group_id as "groupId", t.name, g.learners, g.enrolled, g.created_at as "assignedAt",
      g.enrolled_at as "enrolledAt", coalesce(m."all", 0) as "all", coalesce(m.settled, 0) as settled,
      coalesce(m.failed, 0) as failed
    from course_session_groups g join groups t on t.id = g.group_id
    left join mailed m on m.created_at = g.enrolled_at
    where g.course_session_id = ${session.id} order by g.created_at desc, g.group_id`)
  return rows.map(({ all, settled, failed, ...row }) => ({
    ...row,
    name: seesGroup(actor, row.groupId) ? row.name : null,
    assignedAt: new Date(row.assignedAt),
    enrolledAt: row.enrolledAt === null ? null : new Date(row.enrolledAt),
    mayUnassign: mayUnassign(actor, session, row.groupId),
    mails: { all, settled, failed },
  }))
}
