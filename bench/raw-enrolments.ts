import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { idAt } from '@/db/factories/ids'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'

export type Learners = { ids: string[]; emails: string[] }

/**
 * The least that enrolling a group in a session can cost: inserts from arrays in one transaction. It knows the people
 * and what their mails say beforehand, reads nothing and checks nothing.
 */
export async function insertEnrolmentsRaw(
  db: Database,
  actor: Actor,
  given: { courseSessionId: string; groupId: string },
  { ids, emails }: Learners,
): Promise<void> {
  const { courseSessionId, groupId } = given
  const batches = Array.from({ length: Math.ceil(ids.length / 100) }, () => idAt())
  const variables = JSON.stringify({
    courseSessionId,
    firstName: 'Camille',
    course: 'Mesure',
    session: '',
    startsOn: '2026-01-01',
    endsOn: '2099-12-31',
    referents: `${actor.firstName} ${actor.lastName}`,
  })
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners, enrolled, enrolled_at)
      values (${courseSessionId}, ${groupId}, ${actor.accountId}, ${ids.length}, ${ids.length}, now())`)
    await tx.execute(sql`
      insert into audit_events (actor_id, action, target_id, details)
      values (${actor.accountId}, 'course_session.group_assigned', ${courseSessionId}, ${JSON.stringify(given)}::jsonb)`)
    await tx.execute(sql`
      insert into enrolments (course_session_id, account_id, enrolled_by_id)
      select ${courseSessionId}, id, ${actor.accountId} from unnest(${uuids(ids)}) as t (id)`)
    await tx.execute(sql`insert into mail_batches (id) select unnest(${uuids(batches)})`)
    await tx.execute(sql`
      insert into mails (kind, account_id, recipient, language, variables, batch_id, position, requested_by_id)
      select 'course_session', id, email, 'fr', ${variables}::jsonb, (${uuids(batches)})[1 + (n - 1) / 100], (n - 1) % 100,
        ${actor.accountId}
      from unnest(${uuids(ids)}, ${texts(emails)}) with ordinality as t (id, email, n)`)
    await tx.execute(sql`
      insert into pgboss.job (name, data)
      select 'mail-batch', jsonb_build_object('batchId', id) from unnest(${uuids(batches)}) as t (id)
      union all select 'group-enrolment', ${JSON.stringify(given)}::jsonb`)
  })
}
