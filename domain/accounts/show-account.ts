import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { mayGive, seesGroup } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import { isId } from '@/domain/id'
import { done, type Result, refused } from '@/domain/result'
import { type Editable, editable } from './read-editable'
import { knownAccount, managedAccount } from './scope'
import type { AccountFacts } from './why-not'

/** A role that somebody has in a group; `through` the group below that it comes from (G3), named if the actor sees it. */
export type HeldRole = {
  role: Role
  through: { name: string | null } | null
}
export type Place = {
  groupId: string
  name: string
  roles: HeldRole[]
  /** The roles here that the actor may take away. */
  removable: Role[]
}

export type ShownAccount = AccountFacts &
  Editable & {
    isSelf: boolean
    createdAt: Date
    deletedAt: Date | null
    lastSignInAt: Date | null
    /** A password that the person has not yet replaced by their own (C4, C5). */
    temporaryPassword: 'mailed' | 'sheet' | null
    /** Where they are signed in now. */
    signIns: number
    /** Only the groups that the actor sees; for a deleted account, those that it was placed in. */
    places: Place[]
    formerGroups: { id: string; name: string }[]
    /** In how many more groups they are, or were, which the actor does not see (A2). */
    elsewhere: number
  }

type HeldRow = { groupId: string; name: string; role: Role; sourceId: string; source: string }
type Moments = 'createdAt' | 'deletedAt' | 'lastSignInAt'
type Row = Omit<ShownAccount, Moments | 'isSelf' | 'places' | 'elsewhere'> &
  Record<Moments, string | null> & { held: HeldRow[] }

/** An account as the actor may know of it. Unknown, malformed and foreign ids are refused alike (A2, T13). One statement. */
export async function showAccount(
  db: Executor,
  actor: Actor,
  accountId: string,
): Promise<Result<ShownAccount, 'not_found'>> {
  const row = isId(accountId) ? await readRow(db, actor, accountId) : undefined
  if (!row) return refused('not_found')
  const { held, ...account } = row
  const seen = held.filter(({ groupId }) => seesGroup(actor, groupId))
  const former = row.formerGroups.filter(({ id }) => seesGroup(actor, id))
  const groups = new Set(held.map(({ groupId }) => groupId))
  const places = toPlaces(actor, seen)
  return done({
    ...account,
    isSelf: row.id === actor.accountId,
    createdAt: new Date(row.createdAt ?? 0),
    deletedAt: moment(row.deletedAt),
    lastSignInAt: moment(row.lastSignInAt),
    places,
    formerGroups: former,
    elsewhere: groups.size - places.length + row.formerGroups.length - former.length,
  })
}

const moment = (text: string | null) => (text === null ? null : new Date(text))

function toPlaces(actor: Actor, held: HeldRow[]): Place[] {
  const byGroup = new Map<string, Place>()
  for (const { groupId, name, role, sourceId, source } of held) {
    const place = byGroup.get(groupId) ?? { groupId, name, roles: [], removable: [] }
    const through = sourceId === groupId ? null : { name: seesGroup(actor, sourceId) ? source : null }
    place.roles.push({ role, through })
    if (mayGive(actor, groupId, role) && !place.removable.includes(role)) place.removable.push(role)
    byGroup.set(groupId, place)
  }
  return [...byGroup.values()]
}

async function readRow(db: Executor, actor: Actor, accountId: string): Promise<Row | undefined> {
  const { rows } = await db.execute<Row>(sql`
    select a.id, a.status, a.is_owner as "isOwner", ${managedAccount(actor)} as managed, ${editable},
      a.created_at as "createdAt", a.deleted_at as "deletedAt", a.last_sign_in_at as "lastSignInAt",
      a.temporary_password as "temporaryPassword",
      (select count(*)::int from sign_ins s
        where s.account_id = a.id and s.ended_at is null and s.expires_at > now()) as "signIns",
      coalesce((select jsonb_agg(jsonb_build_object('groupId', g.id, 'name', g.name, 'role', m.role,
          'sourceId', s.id, 'source', s.name) order by lower(g.name), g.id, m.role, s.name)
        from memberships m join groups g on g.id = m.group_id join groups s on s.id = m.source_group_id
        where m.account_id = a.id), '[]') as held,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by lower(g.name), g.id)
        from groups g where a.status = 'deleted' and g.id = any(a.former_group_ids)), '[]') as "formerGroups"
    from accounts a where a.id = ${accountId} and ${knownAccount(actor)}`)
  return rows[0]
}
