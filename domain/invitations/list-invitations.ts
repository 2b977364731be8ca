import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesGroup } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import type { InvitationFilter, InvitationSort } from './input'
import { type Cursor, orders } from './orders'
import { selected } from './selected'

export const pageSize = 50

export type ListedInvitation = {
  id: string
  email: string
  language: 'fr' | 'en'
  createdAt: Date
  expiresAt: Date
  expired: boolean
  linkAskedAt: Date | null
  approvalAskedAt: Date | null
  inviter: string
  /** Only the groups that the actor sees (A2). */
  promised: { groupId: string; group: string; role: Role }[]
  /** How many more groups it promises, which the actor does not see. */
  elsewhere: number
  mail: { status: 'queued' | 'sent' | 'failed'; failure: string | null; at: Date } | null
}

/** `previous` and `next` are null where the list ends. */
export type InvitationPage = {
  invitations: ListedInvitation[]
  previous: Cursor | null
  next: Cursor | null
}
type Row = Omit<
  ListedInvitation,
  'elsewhere' | 'createdAt' | 'expiresAt' | 'linkAskedAt' | 'approvalAskedAt' | 'mail'
> & {
  createdAt: string
  expiresAt: string
  linkAskedAt: string | null
  approvalAskedAt: string | null
  mail: { status: 'queued' | 'sent' | 'failed'; failure: string | null; at: string } | null
  value: string
}

/**
 * A page of the pending and expired invitations that the actor manages (I6, I8), by keyset: as fast for the
 * last page as for the first, forwards and back. One statement.
 */
export async function listInvitations(
  db: Executor,
  actor: Actor,
  filter: InvitationFilter,
  sort: InvitationSort,
  cursor: Cursor | null,
): Promise<InvitationPage> {
  const { value, by, from } = orders[sort][cursor?.back ? 'back' : 'forth']
  const { rows } = await db.execute<Row>(sql`
    with page as materialized (
      select i.* , ${value} as value from invitations i
      where ${selected(actor, { matching: filter })} ${cursor ? from(cursor) : sql``}
      order by ${by} limit ${pageSize + 1}
    )
    select i.id, i.email, i.language, i.value, i.created_at as "createdAt", i.expires_at as "expiresAt",
      i.expires_at <= now() as expired, i.link_asked_at as "linkAskedAt",
      i.approval_asked_at as "approvalAskedAt", a.first_name || ' ' || a.last_name as inviter,
      (select jsonb_agg(jsonb_build_object('groupId', g.id, 'group', g.name, 'role', m.role) order by g.name, m.role)
        from invitation_memberships m join groups g on g.id = m.group_id where m.invitation_id = i.id) as promised,
      (select jsonb_build_object('status', s.status, 'failure', s.failure, 'at', coalesce(s.settled_at, s.created_at))
        from mails s where s.invitation_id = i.id order by s.id desc limit 1) as mail
    from page i join accounts a on a.id = i.invited_by_id
    order by ${by}`)
  return toPage(rows, cursor, actor)
}

/** The row too many only tells that the list goes on. Going back, rows come last first. */
function toPage(rows: Row[], cursor: Cursor | null, actor: Actor): InvitationPage {
  const goesOn = rows.length > pageSize
  const shown = rows.slice(0, pageSize)
  if (cursor?.back) shown.reverse()
  const [first, last] = [shown.at(0), shown.at(-1)]
  const before = cursor?.back ? goesOn : cursor !== null
  const after = cursor?.back ? true : goesOn
  return {
    invitations: shown.map((row) => toListed(row, actor)),
    previous: before && first ? { value: first.value, id: first.id, back: true } : null,
    next: after && last ? { value: last.value, id: last.id } : null,
  }
}

const moment = (text: string | null) => (text === null ? null : new Date(text))

function toListed({ value: _value, ...row }: Row, actor: Actor): ListedInvitation {
  const hidden = row.promised.filter(({ groupId }) => !seesGroup(actor, groupId))
  return {
    ...row,
    promised: row.promised.filter((promise) => !hidden.includes(promise)),
    elsewhere: new Set(hidden.map(({ groupId }) => groupId)).size,
    createdAt: new Date(row.createdAt),
    expiresAt: new Date(row.expiresAt),
    linkAskedAt: moment(row.linkAskedAt),
    approvalAskedAt: moment(row.approvalAskedAt),
    mail: row.mail && { ...row.mail, at: new Date(row.mail.at) },
  }
}
