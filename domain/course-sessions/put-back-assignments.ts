import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { enqueue } from '@/domain/mail/queue'
import { takeTurn } from '@/domain/mail/take-turn'

/**
 * Gives a job to assigned groups that nobody has enrolled yet and that have none: the queue was emptied, or its patience
 * ended. Enrolling twice does nothing twice. Answers how many.
 */
export function putBackAssignments(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    if (!(await takeTurn(tx, 'forgotten assignments'))) return 0
    const { rows } = await tx.execute<{ courseSessionId: string; groupId: string }>(sql`
      select g.course_session_id as "courseSessionId", g.group_id as "groupId" from course_session_groups g
      where g.enrolled is null and g.created_at < now() - interval '2 minutes' and not exists (
        select from pgboss.job j where j.name = 'group-enrolment' and j.state < 'completed'
          and j.data->>'courseSessionId' = g.course_session_id::text and j.data->>'groupId' = g.group_id::text)`)
    await enqueue(
      tx,
      'group-enrolment',
      rows.map((data) => ({ data })),
    )
    return rows.length
  })
}
