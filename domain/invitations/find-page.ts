import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import type { InvitationFilter, InvitationSort } from './input'
import { narrow } from './narrow'
import { type Cursor, orderOf } from './orders'
import { byStretches, inOrder, ofGroups, withAddress } from './page-sources'
import { oneByOne } from './scope'
import { selected } from './selected'

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
  const { actor, cursor, size } = request
  const { filter, groups, rest } = await narrow(db, actor, request.filter)
  const order = orderOf(request.sort, filter, cursor)
  const wanted = { order, cursor, state: filter.state }
  const page = async (source: SQL, where: SQL) => {
    const { rows } = await db.execute<Found>(sql`
      select i.id, ${order.value} as value from (${source}) as i
      where ${where} and ${cursor ? order.from(cursor) : sql`true`} order by ${order.by} limit ${size + 1}`)
    return rows
  }
  const all = selected(actor, { matching: filter }, oneByOne)
  const walk = inOrder(wanted)
  if (!groups && !filter.search) return page(walk, all)
  const throughGroups = () => page(ofGroups(groups ?? [], wanted), rest)
  if (groups && (await holdFew(db, groups, few))) return throughGroups()
  const met = await page(sql`${walk} limit ${steps}`, all)
  if (met.length > size || !(await goesOn(db, walk, steps))) return met
  if (!filter.search) return throughGroups()
  if (!order.byIdAlone) return page(withAddress(filter.search), all)
  return page(byStretches(filter.search, wanted, all, size + 1), sql`true`)
}

async function holdFew(db: Executor, groups: readonly string[], few: number): Promise<boolean> {
  const { rows } = await db.execute<{ few: boolean }>(sql`
    select count(*) < ${few} as few from (
      select from invitation_memberships m
      where m.status = 'pending' and m.group_id = any(${uuids(groups)}) limit ${few}) as counted`)
  return rows[0]?.few ?? true
}

async function goesOn(db: Executor, walk: SQL, steps: number): Promise<boolean> {
  const { rows } = await db.execute(sql`select from (${walk} limit 1 offset ${steps}) as beyond`)
  return rows.length > 0
}
