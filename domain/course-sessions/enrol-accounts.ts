import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { announcement, enrol, enrolled } from './enrolling'

/**
 * Enrols accounts that the caller holds and may enrol, with the session's mail (S3). Answers those that were enrolled
 * before. Four statements at most, whatever the number.
 */
export async function enrolAccounts(
  tx: Transaction,
  actor: Actor,
  courseSessionId: string,
  accountIds: readonly string[],
): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set()
  const { rows } = await tx.execute<{ id: string }>(sql`
    select account_id as id from enrolments
    where course_session_id = ${courseSessionId} and account_id = any(${uuids(accountIds)})`)
  const already = new Set(rows.map(({ id }) => id))
  const fresh = accountIds.filter((id) => !already.has(id))
  if (fresh.length === 0) return already
  await enrol(
    tx,
    sql`
    with enrolling as (
      select ${courseSessionId}::uuid as course_session_id, id as account_id, ${actor.accountId}::uuid as enrolled_by_id
      from unnest(${uuids(fresh)}) as chosen (id)
    ), ${enrolled}, ${announcement()}`,
  )
  await recordEvents(tx, {
    by: actor,
    action: 'course_session.enrolled',
    targets: sql`select ${courseSessionId}::uuid`,
    details: { accountIds: fresh },
  })
  return already
}
