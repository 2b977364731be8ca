import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { undeliverable } from '@/domain/mail/undeliverable'
import { enqueueBatches, type OpenedBatch, writing } from '@/domain/mail/write-mails'
import { today } from './days'
import { namesOfReferents } from './names-of-referents'

/** What mails say of the session `s` of the course `c`, for whoever gets one. */
export const sessionVariables = sql`jsonb_build_object(
  'courseSessionId', s.id, 'course', c.name, 'session', s.name,
  'startsOn', s.starts_on::text, 'endsOn', s.ends_on::text,
  'referents', ${namesOfReferents})`

/*
 * Tables for one statement: who is in `enrolling` (course_session_id, account_id, enrolled_by_id) is enrolled, once; and
 * those who are new to the session, `enrolled`, get its mail.
 */
export const enrolled: SQL = sql`
  enrolled as (
    insert into enrolments (course_session_id, account_id, enrolled_by_id)
    select course_session_id, account_id, enrolled_by_id from enrolling
    on conflict do nothing
    returning course_session_id, account_id, enrolled_by_id
  )`

/** The mail of each row of `enrolled` (S3), unless the session is over, no mail reaches them (C5) or `told` finds that they know. */
export const announcement = (told: SQL = sql`false`): SQL => sql`
  described as materialized (
    select s.id, ${sessionVariables} as variables from course_sessions s join courses c on c.id = s.course_id
    where s.id in (select course_session_id from enrolled) and s.ends_on >= ${today}
  ), message as (
    select 'course_session'::mail_kind as kind, null::uuid as invitation_id, a.id as account_id, a.email as recipient,
      a.language, d.variables || jsonb_build_object('firstName', a.first_name) as variables,
      e.enrolled_by_id as requested_by_id, null::uuid as group_id, null::date as send_on, now() as start_after,
      (row_number() over () - 1)::int as place
    from enrolled e join described d on d.id = e.course_session_id join accounts a on a.id = e.account_id
    where a.email is not null and not ${undeliverable(sql`a.email`)} and not ${told}
  ), ${writing}`

/** Who has just become a learner, `joined`, of a group that sessions are assigned, follows those that are not over (S1). */
export const enrolmentOfJoined: SQL = sql`
  enrolling as (
    select distinct on (g.course_session_id, j.account_id) g.course_session_id, j.account_id,
      g.assigned_by_id as enrolled_by_id
    from joined j join course_session_groups g on g.group_id = j.group_id
    join course_sessions s on s.id = g.course_session_id
    where j.role = 'learner' and s.ends_on >= ${today} and not exists (
      select from memberships o where o.account_id = j.account_id and o.group_id = j.group_id and o.role = 'learner')
  ), ${enrolled}, ${announcement()}`

/** Runs a statement that ends with one of these, and hands its mails to the worker. */
export async function enrol(tx: Transaction, statement: SQL): Promise<void> {
  const { rows } = await tx.execute<OpenedBatch>(statement)
  await enqueueBatches(tx, rows)
}
