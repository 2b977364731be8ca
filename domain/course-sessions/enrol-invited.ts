import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'

/** Gives pending invitations their place in the session (I3); answers those that had none. One statement, or none without a session. */
export async function enrolInvited(
  tx: Transaction,
  actor: Actor,
  courseSessionId: string | null,
  invitationIds: readonly string[],
): Promise<Set<string>> {
  if (!courseSessionId) return new Set()
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into enrolments (course_session_id, invitation_id, invitation_status, enrolled_by_id)
    select ${courseSessionId}, id, 'pending', ${actor.accountId} from unnest(${uuids(invitationIds)}) as invited (id)
    on conflict do nothing
    returning invitation_id as id`)
  return new Set(rows.map(({ id }) => id))
}
