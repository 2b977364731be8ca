import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

/** How many follow the session, and how many are still expected. One statement. */
export async function countEnrolments(
  db: Executor,
  courseSessionId: string,
): Promise<{ enrolled: number; pending: number }> {
  const { rows } = await db.execute<{ enrolled: number; pending: number }>(sql`
    select count(account_id)::int as enrolled,
      count(*) filter (where invitation_status = 'pending')::int as pending
    from enrolments where course_session_id = ${courseSessionId}`)
  return rows[0] ?? { enrolled: 0, pending: 0 }
}
