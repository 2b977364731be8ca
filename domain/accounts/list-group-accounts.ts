import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { type Cursor, cutPage } from '@/db/keyset'
import type { CustomValues } from '@/db/schema'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { administersUsersOf, seesGroup } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import { findGroup } from '@/domain/groups/find-group'
import type { AccountFilter, AccountSort } from './filter'
import { findAccountPage } from './find-account-page'
import { managedAccount } from './scope'

export const accountsPageSize = 50

export type GroupAccount = {
  id: string
  firstName: string
  lastName: string
  /** One of the two, for who has no mailbox the user name (C5). */
  email: string | null
  userName: string | null
  language: 'fr' | 'en'
  deleted: boolean
  /** Whether the account is the actor's to edit and delete. */
  managed: boolean
  /** Whether the person still has to choose a password of their own (C4, C5). */
  waiting: boolean
  /** `through`: the group that a propagated role comes from (G3), without a name when the actor does not see it. */
  roles: { role: Role; through: { id: string; name: string | null } | null }[]
  /** Since when the person is in the group; null for who is deleted. */
  since: Date | null
  lastSignInAt: Date | null
  /** As `yyyy-mm-dd` (D1). */
  deletionDate: string | null
  deletedAt: Date | null
  /** Only of accounts that are the actor's; of others, empty. */
  additionalInfo: string
  customValues: CustomValues
}

/** `previous` and `next` are null where the list ends. */
export type GroupAccounts = { accounts: GroupAccount[]; previous: Cursor | null; next: Cursor | null }

export type AccountsRequest = {
  groupId: string
  filter: AccountFilter
  sort: AccountSort
  cursor: Cursor | null
  size?: number
}

/**
 * A page of the people of a group, for who administers its users; for others the group does not exist (A2). By
 * keyset: as fast for the last page as for the first, forwards and back. At most six statements, whatever the page.
 */
export async function listGroupAccounts(
  db: Executor,
  actor: Actor,
  { size = accountsPageSize, ...request }: AccountsRequest,
): Promise<GroupAccounts | null> {
  const group = await findGroup(db, actor, request.groupId)
  if (!group || !administersUsersOf(actor, group.id)) return null
  const found = await findAccountPage(db, { actor, ...request, size })
  const { shown, previous, next } = cutPage(found, request.cursor, size)
  const rows = shown.length > 0 ? await readRows(db, actor, group.id, shown) : []
  return { accounts: rows.map((row) => toListed(actor, group.id, row)), previous, next }
}

type Row = Omit<GroupAccount, 'since' | 'roles' | 'lastSignInAt' | 'deletedAt'> & {
  since: string | null
  lastSignInAt: string | null
  deletedAt: string | null
  roles: { role: Role; sourceId: string; source: string }[] | null
}

async function readRows(
  db: Executor,
  actor: Actor,
  groupId: string,
  page: readonly { id: string }[],
): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select a.id, a.first_name as "firstName", a.last_name as "lastName", a.email, a.user_name as "userName",
      a.language, a.status = 'deleted' as deleted, own.managed, a.temporary_password is not null as waiting,
      held.since, held.roles, a.last_sign_in_at as "lastSignInAt", a.deletion_date as "deletionDate",
      a.deleted_at as "deletedAt", case when own.managed then a.additional_info else '' end as "additionalInfo",
      case when own.managed then a.custom_values else '{}' end as "customValues"
    from unnest(${uuids(page.map(({ id }) => id))}) with ordinality as page (id, position)
    join accounts a on a.id = page.id
    cross join lateral (select ${managedAccount(actor)} as managed) as own
    cross join lateral (
      select min(m.created_at) as since, jsonb_agg(jsonb_build_object(
        'role', m.role, 'sourceId', s.id, 'source', s.name) order by m.role, s.name) as roles
      from memberships m join groups s on s.id = m.source_group_id
      where m.account_id = a.id and m.group_id = ${groupId}
    ) as held
    order by page.position`)
  return rows
}

const moment = (text: string | null) => (text === null ? null : new Date(text))

function toListed(actor: Actor, groupId: string, row: Row): GroupAccount {
  const through = (sourceId: string, source: string) =>
    sourceId === groupId ? null : { id: sourceId, name: seesGroup(actor, sourceId) ? source : null }
  return {
    ...row,
    since: moment(row.since),
    lastSignInAt: moment(row.lastSignInAt),
    deletedAt: moment(row.deletedAt),
    roles: (row.roles ?? []).map(({ role, sourceId, source }) => ({
      role,
      through: through(sourceId, source),
    })),
  }
}
