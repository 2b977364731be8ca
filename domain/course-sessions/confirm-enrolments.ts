import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { announcement, enrol } from './enrolling'

/**
 * Who was invited from sessions follows them from now on, with the mail of each (S3); one that the invitation's own
 * mail named within this minute does not come a second time. Two statements at most.
 */
export async function confirmEnrolments(
  tx: Transaction,
  invitationId: string,
  accountId: string,
): Promise<void> {
  const justTold = sql`exists (
    select from mails m where m.invitation_id = ${invitationId} and m.status = 'sent'
      and m.settled_at > now() - interval '1 minute' and m.course_session_id = e.course_session_id)`
  await enrol(
    tx,
    sql`
    with enrolled as (
      update enrolments set account_id = ${accountId}, invitation_id = null, invitation_status = null
      where invitation_id = ${invitationId} and invitation_status = 'pending'
      returning course_session_id, account_id, enrolled_by_id
    ), ${announcement(justTold)}`,
  )
}
