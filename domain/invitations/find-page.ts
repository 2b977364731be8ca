import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { administers, groupsWithInvitations } from '@/domain/access/policy'
import type { InvitationFilter, InvitationSort } from './input'
import { type Cursor, type Order, orderOf } from './orders'
import { managedBy } from './scope'
import { addressContains, groupAndBelow, inState, matching, selected } from './selected'

/**
 * Up to `few` invitations are quicker fetched and sorted than met on a walk in order; a walk goes `steps` far
 * before the page is looked for from the other side. Both as measured by `npm run bench -- list`.
 */
export const limits = { few: 5_000, steps: 5_000 }

export type PageRequest = {
  actor: Actor
  filter: InvitationFilter
  sort: InvitationSort
  cursor: Cursor | null
  size: number
}
type Found = { id: string; value: string }

/**
 * The ids of a page, in order, and of one more when the list goes on. What matches often is met soon on a walk
 * in order; what matches seldom is gathered through the index of its groups or of its trigrams. The planner
 * cannot choose, since it does not know where in the order the matches lie: so the walk stops after `steps`.
 */
export async function findPage(
  db: Executor,
  request: PageRequest,
  { few, steps } = limits,
): Promise<Found[]> {
  const { actor, filter, sort, cursor, size } = request
  const order = orderOf(sort, filter, cursor)
  const onwards = cursor ? order.from(cursor) : sql`true`
  const page = async (source: SQL, where: SQL) => {
    const { rows } = await db.execute<Found>(sql`
      select i.id, ${order.value} as value from (${source}) as i
      where ${where} and ${onwards} order by ${order.by} limit ${size + 1}`)
    return rows
  }
  const all = selected(actor, { matching: filter })
  const inOrder = sql`
    select * from invitations i
    where i.status = 'pending' and ${filter.state ? inState[filter.state] : sql`true`} and ${onwards}
    order by ${order.by}`
  const groups = await narrowest(db, request)
  if (!groups && !filter.search) return page(inOrder, all)
  const throughGroups = () => page(ofGroups(groups ?? [], order, onwards), beyondGroups(request))
  if (groups && (await holdFew(db, groups, few))) return throughGroups()
  const met = await page(sql`${inOrder} limit ${steps}`, all)
  if (met.length > size || !(await goesOn(db, inOrder, steps))) return met
  return filter.search ? page(withAddress(filter.search, groups && order), all) : throughGroups()
}

/** The groups of which an invitation on the page has at least one; null when every group will do. */
async function narrowest(db: Executor, { actor, filter }: PageRequest): Promise<readonly string[] | null> {
  if (filter.groupId) {
    const { rows } = await db.execute<{ ids: string[] }>(sql`select ${groupAndBelow(filter.groupId)} as ids`)
    return rows[0]?.ids ?? []
  }
  const groups = groupsWithInvitations(actor)
  return groups === 'all' ? null : groups === 'none' ? [] : groups
}

/** What is left to ask of invitations found through `narrowest`: who administers a group manages those below it. */
function beyondGroups({ actor, filter: { groupId, ...filter } }: PageRequest): SQL {
  const theirs = !groupId || administers(actor, groupId)
  return sql`i.status = 'pending' and ${matching(filter)} and ${theirs ? sql`true` : managedBy(actor)}`
}

async function holdFew(db: Executor, groups: readonly string[], few: number): Promise<boolean> {
  const { rows } = await db.execute<{ few: boolean }>(sql`
    select count(*) < ${few} as few from (
      select from invitation_memberships m
      where m.status = 'pending' and m.group_id = any(${uuids(groups)}) limit ${few}) as counted`)
  return rows[0]?.few ?? true
}

async function goesOn(db: Executor, inOrder: SQL, steps: number): Promise<boolean> {
  const { rows } = await db.execute(sql`select from (${inOrder} limit 1 offset ${steps}) as beyond`)
  return rows.length > 0
}

// Where a look-up for each row follows, a source is in order itself, so that no more rows than needed are looked
// up; `offset 0` keeps the planner from undoing that.

function ofGroups(groups: readonly string[], order: Order, onwards: SQL): SQL {
  const ids = sql`
    select distinct m.invitation_id as id from invitation_memberships m
    where m.status = 'pending' and m.group_id = any(${uuids(groups)})`
  if (!order.byIdAlone) return sql`select i.* from (${ids} offset 0) as m join invitations i using (id)`
  return sql`
    select m.id, i.status, i.email, i.expires_at, i.link_asked_at, i.approval_asked_at from (
      select i.id from (${ids}) as i where ${onwards} order by ${order.by} offset 0
    ) as m join invitations i on i.id = m.id`
}

const withAddress = (search: string, order: Order | null) => sql`
  select * from invitations i where i.status = 'pending' and ${addressContains(search)}
  ${order ? sql`order by ${order.by}` : sql``} offset 0`
