import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import type { Invitee } from './invitee'
import { comesInTime } from './reminder-plan'
import type { Writing } from './write-invitations'

/** An invitation of the list, new or met. */
export type Upserted = { id: string; email: string; isNew: boolean; filled: boolean; expired: boolean }

/**
 * An update that changes nothing locks the pending invitation and returns it: two at once make one (F07). In one order,
 * so that two lists never wait for each other. A pending one takes what it has nothing of (I2).
 */
export async function upsertInvitations(
  tx: Transaction,
  actor: Actor,
  { reminderDays }: Writing,
  invitees: readonly Invitee[],
): Promise<Upserted[]> {
  const { rows } = await tx.execute<Upserted>(sql`
    insert into invitations as i (email, language, deletion_date, invited_by_id, additional_info, custom_values,
      expires_at, reminder_days, next_reminder_at)
    select given.email, given.language::language, given.deletion_date::date, ${actor.accountId},
      given.additional_info, given.custom_values::jsonb, ground.expires_at,
      ground.reminder_days, (select at
        from (select now() + make_interval(days => ground.reminder_days[1]) as at) as first
        where ${comesInTime(sql`at`, sql`ground.expires_at`)})
    from unnest(${texts(invitees.map(({ address }) => address))},
      ${texts(invitees.map(({ language }) => language))},
      ${texts(invitees.map(({ deletionDate }) => deletionDate))},
      ${texts(invitees.map(({ additionalInfo }) => additionalInfo))},
      ${texts(invitees.map(({ customValues }) => JSON.stringify(customValues)))})
      as given (email, language, deletion_date, additional_info, custom_values)
    cross join lateral (
      select least(now() + make_interval(days => p.invitation_days),
        given.deletion_date::date::timestamp at time zone p.time_zone) as expires_at,
        coalesce(${sql.param(reminderDays ?? null)}::smallint[], p.reminder_days) as reminder_days
      from platform p) as ground
    where not exists (select from accounts a where a.email = given.email and a.status = 'active')
    order by given.email
    on conflict (email) where status = 'pending' do update set email = excluded.email,
      custom_values = excluded.custom_values || i.custom_values,
      additional_info = coalesce(nullif(i.additional_info, ''), excluded.additional_info)
    returning i.id, i.email, i.xmax = 0 as "isNew",
      i.xmax <> 0 and (old.custom_values, old.additional_info) <> (i.custom_values, i.additional_info) as filled,
      i.expires_at <= now() as expired`)
  return rows
}

/** Answers the ids of the invitations, old or new, to which this added something. */
export async function promiseMemberships(
  tx: Transaction,
  actor: Actor,
  { courseSessionId }: Writing,
  promised: readonly { id: string; groupId: string; role: Role }[],
): Promise<Set<string>> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with promised as (
      insert into invitation_memberships (invitation_id, group_id, role, invited_by_id, course_session_id)
      select given.id, given.group_id, given.role, ${actor.accountId}, ${courseSessionId}::uuid
      from unnest(${uuids(promised.map(({ id }) => id))}, ${uuids(promised.map(({ groupId }) => groupId))},
        ${texts(promised.map(({ role }) => role))}::role[]) as given (id, group_id, role)
      on conflict do nothing
      returning invitation_id
    )
    select distinct invitation_id as id from promised`)
  return new Set(rows.map(({ id }) => id))
}
