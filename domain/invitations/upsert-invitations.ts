import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { comesInTime } from './reminder-plan'
import type { Writing } from './write-invitations'

/** An invitation of the list, new or met. */
export type Upserted = { id: string; email: string; isNew: boolean; filled: boolean; expired: boolean }

/**
 * An update that changes nothing locks the pending invitation and returns it: two at once make one (F07). In one order,
 * so that two lists never wait for each other.
 */
export async function upsertInvitations(tx: Transaction, actor: Actor, input: Writing, addresses: string[]) {
  const { rows } = await tx.execute<Upserted>(sql`
    insert into invitations as i (
      email, language, deletion_date, invited_by_id, custom_values, expires_at, reminder_days, next_reminder_at)
    select given.email, ${input.language}, ${input.deletionDate}::date, ${actor.accountId},
      ${JSON.stringify(input.customValues)}::jsonb, ground.expires_at,
      ground.reminder_days, (select at
        from (select now() + make_interval(days => ground.reminder_days[1]) as at) as first
        where ${comesInTime(sql`at`, sql`ground.expires_at`)})
    from unnest(${texts(addresses)}) as given (email)
    cross join lateral (
      select least(now() + make_interval(days => p.invitation_days),
        ${input.deletionDate}::date::timestamp at time zone p.time_zone) as expires_at,
        coalesce(${sql.param(input.reminderDays ?? null)}::smallint[], p.reminder_days) as reminder_days
      from platform p) as ground
    where not exists (select from accounts a where a.email = given.email and a.status = 'active')
    order by given.email
    on conflict (email) where status = 'pending' do update set email = excluded.email,
      custom_values = excluded.custom_values || i.custom_values
    returning i.id, i.email, i.xmax = 0 as "isNew",
      i.xmax <> 0 and old.custom_values <> i.custom_values as filled,
      i.expires_at <= now() as expired`)
  return rows
}

/** Answers the ids of the invitations, old or new, to which this added something. */
export async function promiseMemberships(
  tx: Transaction,
  actor: Actor,
  input: Writing,
  invitations: Upserted[],
) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with promised as (
      insert into invitation_memberships (invitation_id, group_id, role, invited_by_id, course_session_id)
      select chosen.id, ${input.groupId}, given.role, ${actor.accountId}, ${input.courseSessionId}::uuid
      from unnest(${uuids(invitations.map(({ id }) => id))}) as chosen (id)
      cross join unnest(${texts(input.roles)}::role[]) as given (role)
      on conflict do nothing
      returning invitation_id
    )
    select distinct invitation_id as id from promised
    where invitation_id = any(${uuids(invitations.filter(({ isNew }) => !isNew).map(({ id }) => id))})`)
  return new Set(rows.map(({ id }) => id))
}
