import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesGroup } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import type { Delivery, MailState } from '@/domain/mail/policy'
import { happened } from './timeline-sources'

/** What people did with an invitation; `added` is another group, `accepted` and `cancelled` are its end. */
const invitationDeeds = [
  'created',
  'added',
  'resent',
  'link_copied',
  'approved',
  'corrected',
  'activated_for',
  'accepted',
  'cancelled',
  'erased',
  'purged',
] as const
type InvitationDeed = (typeof invitationDeeds)[number]

/** Which of the two mails of an invitation it is about, and to which address it went. */
type OfMail = { kind: 'invitation' | 'reminder'; recipient: string }

/** One thing that happened. `by` is a person's name; `reason` is the server's own words, or a code of ours. */
export type TimelineEntry = { at: Date } & (
  | {
      source: 'deed'
      what: InvitationDeed
      by: string | null
      /** Null where the actor does not see the group (A2). */
      group: string | null
      roles: Role[]
    }
  | ({ source: 'mail'; what: MailState['state']; reason: string | null } & OfMail)
  | ({ source: 'delivery'; what: Delivery; reason: string | null } & OfMail)
  | { source: 'visit'; what: 'automatic' | 'person'; count: number }
  | { source: 'invitee'; what: 'link_asked' | 'approval_asked' }
)

type Row = {
  at: string
  by: string | null
  groupId: string | null
  group: string | null
  roles: Role[] | null
  reason: string | null
  count: number
} & OfMail &
  (
    | { source: 'deed'; what: string }
    | { source: 'mail'; what: MailState['state'] }
    | { source: 'delivery'; what: Delivery }
    | { source: 'visit'; what: 'automatic' | 'person' }
    | { source: 'invitee'; what: 'link_asked' | 'approval_asked' }
  )

/** What happened to an invitation and to its mails, the newest first. One statement. */
export async function readTimeline(db: Executor, actor: Actor, invitationId: string) {
  const { rows } = await db.execute<Row>(sql`
    with i as (
      select * from invitations where id = ${invitationId}
    ), m as (
      select s.* from mails s join i on s.invitation_id = i.id
    ), happened as (
      ${happened}
    )
    select h.at, h.source, h.what, a.first_name || ' ' || a.last_name as by, g.id as "groupId", g.name as group,
      h.details->'roles' as roles, h.kind, h.recipient, h.reason, h.count
    from happened h left join accounts a on a.id = h.actor_id
    left join groups g on g.id = (h.details->>'groupId')::uuid
    order by h.after desc, h.rank desc, h.id desc`)
  return rows.flatMap((row) => toEntry(row, actor))
}

function toEntry(row: Row, actor: Actor): TimelineEntry[] {
  const at = new Date(row.at)
  const { kind, recipient, reason, count } = row
  switch (row.source) {
    case 'deed':
      return toDeed(at, row, actor)
    case 'mail':
      return [{ at, source: row.source, what: row.what, kind, recipient, reason }]
    case 'delivery':
      return [{ at, source: row.source, what: row.what, kind, recipient, reason }]
    case 'visit':
      return [{ at, source: row.source, what: row.what, count }]
    case 'invitee':
      return [{ at, source: row.source, what: row.what }]
  }
}

/** A deed that this version does not know is left out, not a reason to break. */
function toDeed(at: Date, { what: named, by, ...row }: Row, actor: Actor): TimelineEntry[] {
  const what = invitationDeeds.find((one) => one === named)
  const group = row.groupId && seesGroup(actor, row.groupId) ? row.group : null
  return what ? [{ at, source: 'deed', what, by, group, roles: group ? (row.roles ?? []) : [] }] : []
}
