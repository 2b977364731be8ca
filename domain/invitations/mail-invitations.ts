import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import { today } from '@/domain/course-sessions/days'
import { sessionVariables } from '@/domain/course-sessions/enrolling'
import { expectedIn } from '@/domain/course-sessions/expected-in'
import { undeliverable } from '@/domain/mail/undeliverable'
import { writeWithinBudgets } from '@/domain/mail/write-within-budgets'
import { nextAfterMail, reminderTooSoon, whichReminder } from './reminder-plan'

/** Which of the two mails of an invitation, and on whose budget: for a reminder, that of who invited. */
export type InvitationMail =
  | { kind: 'invitation'; requestedById: string | null; courseSessionId?: string | null }
  | { kind: 'reminder'; requestedById: 'inviter' }

/**
 * Queues the mail of each invitation, in the causing transaction. What the mail says is frozen in the
 * ledger row; the link itself is derived when sending, always the same for the same version (I7).
 * Whether the mail before arrived is of no interest any more; a reminder comes a day later at the soonest. Who
 * was written to once at an address that no mail reaches is not written to again.
 */
export async function mailInvitations(
  tx: Transaction,
  invitationIds: readonly string[],
  mail: InvitationMail,
): Promise<void> {
  if (invitationIds.length === 0) return
  await tx.execute(sql`
    update invitations i set undelivered_at = null, next_reminder_at = ${nextAfterMail}
    where id = any(${uuids(invitationIds)}) and status = 'pending'
      and (undelivered_at is not null or ${reminderTooSoon}) and ${mayArrive}`)
  await writeWithinBudgets(
    tx,
    sql`
    select ${mail.kind}::mail_kind, i.id, null::uuid, i.email, i.language, jsonb_build_object(
      'inviter', a.first_name || ' ' || a.last_name,
      'groups', promised.names,
      'linkVersion', i.link_version::text,
      'expiresAt', to_char(i.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) || coalesce(followed.variables, '{}') ${mail.kind === 'reminder' ? sql`|| ${whichReminder}` : sql``},
      ${mail.kind === 'reminder' ? sql`i.invited_by_id` : sql`${mail.requestedById}::uuid`}, promised.first_group
    from unnest(${uuids(invitationIds)}) as chosen (id)
    join invitations i on i.id = chosen.id
    join accounts a on a.id = i.invited_by_id
    cross join lateral (
      select string_agg(distinct g.name, ', ') as names, (array_agg(g.id order by g.id))[1] as first_group
      from invitation_memberships m join groups g on g.id = m.group_id
      where m.invitation_id = i.id
    ) as promised
    left join lateral (${sessionToName(mail.kind === 'invitation' ? (mail.courseSessionId ?? null) : null)}) as followed on true
    where ${mayArrive}`,
  )
}

/**
 * What the mail says of a session that the person is to be enrolled in (I3): the one that it goes out from, or else the
 * first to begin, of those not over.
 */
const sessionToName = (from: string | null) => sql`
  select ${sessionVariables} as variables
  from ${expectedIn(sql`i.id`)} and s.ends_on >= ${today}
  order by s.id = ${from}::uuid desc nulls last, s.starts_on, s.id limit 1`

const mayArrive = sql`(not exists (select from mails m where m.invitation_id = i.id and m.recipient = i.email)
  or not ${undeliverable(sql`i.email`)})`
