import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import type { InvitationFilter, InvitationSort } from './input'
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
  promised: { groupId: string; group: string; role: Role }[]
  mail: { status: 'queued' | 'sent' | 'failed'; failure: string | null; at: Date } | null
}

/** Where the next page begins: the sort value and the id of the last row seen. */
export type Cursor = { value: string; id: string }
type Row = Omit<ListedInvitation, 'createdAt' | 'expiresAt' | 'linkAskedAt' | 'approvalAskedAt' | 'mail'> & {
  createdAt: string
  expiresAt: string
  linkAskedAt: string | null
  approvalAskedAt: string | null
  mail: { status: 'queued' | 'sent' | 'failed'; failure: string | null; at: string } | null
  value: string
}

/**
 * A page of the pending and expired invitations that the actor manages (I6, I8), by keyset: as fast for the
 * last page as for the first. One statement.
 */
export async function listInvitations(
  db: Executor,
  actor: Actor,
  filter: InvitationFilter,
  sort: InvitationSort,
  after: Cursor | null,
): Promise<{ invitations: ListedInvitation[]; next: Cursor | null }> {
  const { rows } = await db.execute<Row>(sql`
    with page as materialized (
      select i.* , ${orders[sort].value} as value from invitations i
      where ${selected(actor, { matching: filter })} ${after ? orders[sort].after(after) : sql``}
      order by ${orders[sort].by} limit ${pageSize + 1}
    )
    select i.id, i.email, i.language, i.value, i.created_at as "createdAt", i.expires_at as "expiresAt",
      i.expires_at <= now() as expired, i.link_asked_at as "linkAskedAt",
      i.approval_asked_at as "approvalAskedAt", a.first_name || ' ' || a.last_name as inviter,
      (select jsonb_agg(jsonb_build_object('groupId', g.id, 'group', g.name, 'role', m.role) order by g.name, m.role)
        from invitation_memberships m join groups g on g.id = m.group_id where m.invitation_id = i.id) as promised,
      (select jsonb_build_object('status', s.status, 'failure', s.failure, 'at', coalesce(s.settled_at, s.created_at))
        from mails s where s.invitation_id = i.id order by s.id desc limit 1) as mail
    from page i join accounts a on a.id = i.invited_by_id
    order by ${orders[sort].by}`)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const next = rows.length > pageSize && last ? { value: last.value, id: last.id } : null
  return { invitations: shown.map(toListed), next }
}

type Order = { value: SQL; by: SQL; after: (cursor: Cursor) => SQL }

/** Ids grow with time, so "newest" needs no column of its own. */
const orders: Record<InvitationSort, Order> = {
  newest: { value: sql`''`, by: sql`i.id desc`, after: ({ id }) => sql`and i.id < ${id}::uuid` },
  oldest: { value: sql`''`, by: sql`i.id`, after: ({ id }) => sql`and i.id > ${id}::uuid` },
  expiry: {
    value: sql`i.expires_at::text`,
    by: sql`i.expires_at, i.id`,
    after: ({ value, id }) => sql`and (i.expires_at, i.id) > (${value}::timestamptz, ${id}::uuid)`,
  },
  email: {
    value: sql`i.email`,
    by: sql`i.email, i.id`,
    after: ({ value, id }) => sql`and (i.email, i.id) > (${value}, ${id}::uuid)`,
  },
}

const moment = (text: string | null) => (text === null ? null : new Date(text))

function toListed({ value: _value, ...row }: Row): ListedInvitation {
  return {
    ...row,
    createdAt: new Date(row.createdAt),
    expiresAt: new Date(row.expiresAt),
    linkAskedAt: moment(row.linkAskedAt),
    approvalAskedAt: moment(row.approvalAskedAt),
    mail: row.mail && { ...row.mail, at: new Date(row.mail.at) },
  }
}
