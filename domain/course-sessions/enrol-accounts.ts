import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { announcement, enrol, enrolled } from './enrolling'

/** Which of the accounts follow the session. One statement. */
export async function enrolledAmong(
  tx: Transaction,
  courseSessionId: string,
  accountIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select account_id as id from enrolments
    where course_session_id = ${courseSessionId} and account_id = any(${uuids(accountIds)})`)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Enrols accounts that the caller holds, may enrol and knows not to be enrolled, with the session's mail (S3). Three
 * statements at most, whatever the number.
 */
export async function enrolAccounts(
  tx: Transaction,
  actor: Actor,
  courseSessionId: string,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return
  await enrol(
    tx,
    sql`
    with enrolling as (
      select ${courseSessionId}::uuid as course_session_id, id as account_id, ${actor.accountId}::uuid as enrolled_by_id
      from unnest(${uuids(accountIds)}) as chosen (id) order by id
    ), ${enrolled}, ${announcement()}`,
  )
  await recordEvents(tx, {
    by: actor,
    action: 'course_session.enrolled',
    targets: sql`select ${courseSessionId}::uuid`,
    details: { accountIds },
  })
}
