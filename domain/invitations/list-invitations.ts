import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { type Cursor, cutPage } from '@/db/keyset'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { seesGroup } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import type { LedgerEntry } from '@/domain/mail/policy'
import { findPage } from './find-page'
import type { InvitationFilter, InvitationSort } from './input'
import type { FromSession } from './policy'
import { promisedFromSessions } from './scope'

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
  /** When a person last opened its link; visits of scanners and previews are none (F1). */
  openedAt: Date | null
  inviter: string
  /** Only the groups that the actor sees (A2). */
  promised: { groupId: string; group: string; role: Role }[]
  fromSessions: FromSession[]
  /** How many more groups it promises, which the actor does not see. */
  elsewhere: number
  mail: (LedgerEntry & { at: Date }) | null
}

/** `previous` and `next` are null where the list ends. */
export type InvitationPage = {
  invitations: ListedInvitation[]
  previous: Cursor | null
  next: Cursor | null
}
type Row = Omit<
  ListedInvitation,
  'elsewhere' | 'createdAt' | 'expiresAt' | 'linkAskedAt' | 'approvalAskedAt' | 'openedAt' | 'mail'
> & {
  createdAt: string
  expiresAt: string
  linkAskedAt: string | null
  approvalAskedAt: string | null
  openedAt: string | null
  mail: (LedgerEntry & { at: string }) | null
}

/**
 * A page of the pending and expired invitations that the actor manages (I6, I8), by keyset: as fast for the
 * last page as for the first, forwards and back. At most six statements, whatever the page.
 */
export async function listInvitations(
  db: Executor,
  actor: Actor,
  filter: InvitationFilter,
  sort: InvitationSort,
  cursor: Cursor | null,
): Promise<InvitationPage> {
  const found = await findPage(db, { actor, filter, sort, cursor, size: pageSize })
  const { shown, previous, next } = cutPage(found, cursor, pageSize)
  const rows = shown.length > 0 ? await readRows(db, actor, shown) : []
  return { invitations: rows.map((row) => toListed(row, actor)), previous, next }
}

async function readRows(db: Executor, actor: Actor, page: readonly { id: string }[]): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select i.id, i.email, i.language, i.created_at as "createdAt", i.expires_at as "expiresAt",
      i.expires_at <= now() as expired, i.link_asked_at as "linkAskedAt",
      i.approval_asked_at as "approvalAskedAt", a.first_name || ' ' || a.last_name as inviter,
      (select jsonb_agg(jsonb_build_object('groupId', g.id, 'group', g.name, 'role', m.role) order by g.name, m.role)
        from (select distinct group_id, role from invitation_memberships where invitation_id = i.id) as m
        join groups g on g.id = m.group_id) as promised,
      ${promisedFromSessions(actor)} as "fromSessions",
      (select jsonb_build_object('status', s.status, 'failure', s.failure, 'trouble', b.trouble, 'delivery', s.delivery,
          'at', coalesce(s.delivery_at, s.settled_at, s.created_at))
        from mails s join mail_batches b on b.id = s.batch_id where s.invitation_id = i.id order by s.id desc limit 1) as mail,
      (select v.created_at from link_visits v
        where v.invitation_id = i.id and v.visitor = 'person' order by v.id desc limit 1) as "openedAt"
    from unnest(${uuids(page.map(({ id }) => id))}) with ordinality as page (id, position)
    join invitations i on i.id = page.id join accounts a on a.id = i.invited_by_id
    order by page.position`)
  return rows
}

const moment = (text: string | null) => (text === null ? null : new Date(text))

function toListed(row: Row, actor: Actor): ListedInvitation {
  const hidden = row.promised.filter(({ groupId }) => !seesGroup(actor, groupId))
  return {
    ...row,
    promised: row.promised.filter((promise) => !hidden.includes(promise)),
    elsewhere: new Set(hidden.map(({ groupId }) => groupId)).size,
    createdAt: new Date(row.createdAt),
    expiresAt: new Date(row.expiresAt),
    linkAskedAt: moment(row.linkAskedAt),
    approvalAskedAt: moment(row.approvalAskedAt),
    openedAt: moment(row.openedAt),
    mail: row.mail && { ...row.mail, at: new Date(row.mail.at) },
  }
}
