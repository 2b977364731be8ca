import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Executor } from '@/db/client'
import { containing } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { administersUsersOf, seesGroup } from '@/domain/access/policy'
import { type Role, roles } from '@/domain/access/roles'
import { findGroup } from '@/domain/groups/find-group'
import { storableText } from '@/domain/storable-text'

export const accountsPageSize = 50

/** What the list is narrowed to; the address bar holds it, so nonsense in it narrows to nothing. */
export const accountFilter = z.object({
  q: storableText().trim().max(254).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
})
export type AccountFilter = z.output<typeof accountFilter>

/** Where a page begins: the last person seen. */
export const accountCursor = z.object({ lastName: storableText(), firstName: storableText(), id: z.uuid() })
export type AccountCursor = z.output<typeof accountCursor>

export type GroupAccount = {
  id: string
  firstName: string
  lastName: string
  /** The address, or the user name of somebody without a mailbox (C5). */
  login: string
  /** `through`: the group that a propagated role comes from (G3), without a name when the actor does not see it. */
  roles: { role: Role; through: { id: string; name: string | null } | null }[]
  since: Date
}

export type GroupAccounts = { accounts: GroupAccount[]; next: AccountCursor | null }

/**
 * A page of the active people of a group, by name, for who administers its users; for others the group does
 * not exist (A2). By keyset: as fast for the last page as for the first. One statement for the page.
 */
export async function listGroupAccounts(
  db: Executor,
  actor: Actor,
  groupId: string,
  filter: AccountFilter,
  after: AccountCursor | null,
): Promise<GroupAccounts | null> {
  const group = await findGroup(db, actor, groupId)
  if (!group || !administersUsersOf(actor, group.id)) return null
  const { rows } = await db.execute<Row>(page(group.id, filter, after))
  const accounts = rows.slice(0, accountsPageSize).map((row) => toListed(actor, group.id, row))
  const last = accounts.at(-1)
  return { accounts, next: rows.length > accountsPageSize && last ? cursorOf(last) : null }
}

type Row = Omit<GroupAccount, 'since' | 'roles'> & {
  since: string
  roles: { role: Role; sourceId: string; source: string }[]
}

const page = (groupId: string, { q, role }: AccountFilter, after: AccountCursor | null) => sql`
  with page as materialized (
    select a.id, a.first_name, a.last_name, coalesce(a.email, a.user_name) as login from accounts a
    where a.status = 'active'
      and exists (select from memberships m
        where m.group_id = ${groupId} and m.account_id = a.id ${role ? sql`and m.role = ${role}` : sql``})
      ${q ? matching(q) : sql``} ${after ? beyond(after) : sql``}
    order by a.last_name, a.first_name, a.id limit ${accountsPageSize + 1}
  )
  select p.id, p.first_name as "firstName", p.last_name as "lastName", p.login,
    min(m.created_at) as since,
    jsonb_agg(jsonb_build_object('role', m.role, 'sourceId', s.id, 'source', s.name) order by m.role, s.name) as roles
  from page p join memberships m on m.account_id = p.id and m.group_id = ${groupId}
  join groups s on s.id = m.source_group_id
  group by p.id, p.first_name, p.last_name, p.login
  order by p.last_name, p.first_name, p.id`

/** As the index `accounts_substring` has it. */
const searchedText = sql`a.first_name || ' ' || a.last_name || ' ' || coalesce(a.email, '') || ' ' || coalesce(a.user_name, '')`

/** Every word has to be somewhere in the name or the address: "fontaine léa" finds Léa Fontaine. */
const matching = (q: string): SQL =>
  sql.join(
    q.split(/\s+/).map((word) => {
      return sql`and ${searchedText} ilike ${containing(word)}`
    }),
    sql` `,
  )

const beyond = ({ lastName, firstName, id }: AccountCursor) =>
  sql`and (a.last_name, a.first_name, a.id) > (${lastName}, ${firstName}, ${id}::uuid)`

const cursorOf = ({ lastName, firstName, id }: GroupAccount) => ({ lastName, firstName, id })

function toListed(actor: Actor, groupId: string, { since, roles, ...person }: Row): GroupAccount {
  const through = ({ sourceId, source }: Row['roles'][number]) =>
    sourceId === groupId ? null : { id: sourceId, name: seesGroup(actor, sourceId) ? source : null }
  return {
    ...person,
    since: new Date(since),
    roles: roles.map((row) => ({ role: row.role, through: through(row) })),
  }
}
