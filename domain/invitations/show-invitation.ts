import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import { seesGroup } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import type { Delivery, LedgerEntry } from '@/domain/mail/policy'
import { done, type Result, refused } from '@/domain/result'
import { couldGiveAll, type FromSession } from './policy'
import { managedBy, oneByOne, promisedFromSessions } from './scope'
import { readTimeline, type TimelineEntry } from './timeline'

export type ShownInvitation = {
  id: string
  email: string
  status: 'pending' | 'accepted' | 'cancelled'
  inviter: string
  createdAt: Date
  expiresAt: Date
  expired: boolean
  /** Its deletion date has come: nothing brings it back (D1). */
  datePassed: boolean
  endedAt: Date | null
  endedBy: string | null
  linkAskedAt: Date | null
  approvalAskedAt: Date | null
  nextReminderAt: Date | null
  /** Only where the actor could give all that it promises, as with the accounts of people; otherwise empty (A2). */
  customValues: CustomValues
  /** Only the groups that the actor sees (A2). */
  promised: { groupId: string; group: string; role: Role }[]
  fromSessions: FromSession[]
  /** How many more groups it promises, which the actor does not see. */
  elsewhere: number
  /** The newest mail to its address, since when the ledger says so, and for when it is planned. */
  mail: (LedgerEntry & { at: Date; startsAt: Date | null; reason: string | null }) | null
  /** What makes mails to this address useless: it bounced for good, complained, or is suppressed. */
  undeliverable: Delivery | null
  timeline: TimelineEntry[]
}
type Moments = 'createdAt' | 'expiresAt' | 'endedAt' | 'linkAskedAt' | 'approvalAskedAt' | 'nextReminderAt'
type Row = Omit<ShownInvitation, Moments | 'elsewhere' | 'mail' | 'timeline'> &
  Record<Moments, string | null> & { mail: MailRow | null }
type MailRow = LedgerEntry & { at: string; startsAt: string | null; reason: string | null }

/**
 * An invitation with everything that happened to it, also after its end. Refuses one that is not the actor's
 * to manage like an unknown one (A2, T13), and one whose person asked to be forgotten. Two statements.
 */
export async function showInvitation(
  db: Executor,
  actor: Actor,
  invitationId: string,
): Promise<Result<ShownInvitation, 'not_found'>> {
  const row = await readRow(db, actor, invitationId)
  if (!row) return refused('not_found')
  const hidden = row.promised.filter(({ groupId }) => !seesGroup(actor, groupId))
  const promised = row.promised.filter((promise) => !hidden.includes(promise))
  const elsewhere = new Set(hidden.map(({ groupId }) => groupId)).size
  return done({
    ...row,
    promised,
    elsewhere,
    customValues: couldGiveAll(actor, { ...row, promised, elsewhere }) ? row.customValues : {},
    createdAt: new Date(row.createdAt ?? 0),
    expiresAt: new Date(row.expiresAt ?? 0),
    endedAt: moment(row.endedAt),
    linkAskedAt: moment(row.linkAskedAt),
    approvalAskedAt: moment(row.approvalAskedAt),
    nextReminderAt: moment(row.nextReminderAt),
    mail: row.mail && { ...row.mail, at: new Date(row.mail.at), startsAt: moment(row.mail.startsAt) },
    timeline: await readTimeline(db, actor, invitationId),
  })
}

const moment = (text: string | null) => (text === null ? null : new Date(text))

/** A mail to an address that was corrected since says nothing of the present one. */
async function readRow(db: Executor, actor: Actor, invitationId: string): Promise<Row | undefined> {
  const { rows } = await db.execute<Row>(sql`
    select i.id, i.email, i.status, a.first_name || ' ' || a.last_name as inviter,
      i.created_at as "createdAt", i.expires_at as "expiresAt", i.expires_at <= now() as expired,
      coalesce(i.deletion_date::timestamp at time zone p.time_zone <= now(), false) as "datePassed",
      i.ended_at as "endedAt", e.first_name || ' ' || e.last_name as "endedBy",
      i.link_asked_at as "linkAskedAt", i.approval_asked_at as "approvalAskedAt",
      i.next_reminder_at as "nextReminderAt", i.custom_values as "customValues",
      (select jsonb_agg(jsonb_build_object('groupId', g.id, 'group', g.name, 'role', m.role) order by g.name, m.role)
        from (select distinct group_id, role from invitation_memberships where invitation_id = i.id) as m
        join groups g on g.id = m.group_id) as promised,
      ${promisedFromSessions(actor)} as "fromSessions",
      (select jsonb_build_object('status', s.status, 'failure', s.failure, 'trouble', b.trouble,
          'delivery', s.delivery, 'reason', s.delivery_reason, 'at', coalesce(s.settled_at, s.created_at),
          'startsAt', case when s.status = 'queued' and b.start_after > now() then b.start_after end)
        from mails s join mail_batches b on b.id = s.batch_id
        where s.invitation_id = i.id and s.recipient = i.email order by s.id desc limit 1) as mail,
      (select max(s.delivery) from mails s
        where s.recipient = i.email and s.delivery in ('bounced', 'suppressed', 'complained')) as undeliverable
    from invitations i join accounts a on a.id = i.invited_by_id left join accounts e on e.id = i.ended_by_id
    cross join platform p
    where i.id = ${invitationId} and i.erase_asked_at is null and ${managedBy(actor, oneByOne)}`)
  return rows[0]
}
