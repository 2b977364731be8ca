import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Cursor } from '@/db/keyset'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import type { InvitationFilter, InvitationSort } from './input'
import { narrow } from './narrow'
import { orderOf } from './orders'
import { byStretches, inOrder, ofGroups, withAddress } from './page-sources'
import { hashed, type InGroups, oneByOne } from './scope'
import { selected } from './selected'

/**
 * Where each way of looking for a page begins to cost more than the next, as `npm run bench -- list` measures.
 * So many invitations of the groups are gathered whole (`few`; more of them when the order needs their ids alone)
 * or hashed (`some`); so far goes a walk that hashed them, or that looks up each.
 */
export const limits = { few: 2_000, fewIds: 5_000, some: 20_000, hashedSteps: 30_000, steps: 5_000 }

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
 * cannot choose, since it does not know where in the order the matches lie: so a walk stops after some steps.
 */
export async function findPage(db: Executor, request: PageRequest, within = limits): Promise<Found[]> {
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
  const all = (inGroups: InGroups) => selected(actor, { matching: filter }, inGroups)
  const walk = inOrder(wanted)
  if (!groups && !filter.search) return page(walk, all(oneByOne))
  const throughGroups = () => page(ofGroups(groups ?? [], wanted), rest)
  const held = groups ? await countHeld(db, groups, within.some) : within.some
  if (held < (order.byIdAlone ? within.fewIds : within.few)) return throughGroups()
  const [inGroups, steps] = held < within.some ? [hashed, within.hashedSteps] : [oneByOne, within.steps]
  const met = await page(sql`${walk} limit ${steps}`, all(inGroups))
  if (met.length > size || !(await goesOn(db, walk, steps))) return met
  if (!filter.search) return throughGroups()
  if (!order.byIdAlone) return page(withAddress(filter.search), all(oneByOne))
  return page(byStretches(filter.search, wanted, all(oneByOne), size + 1), sql`true`)
}

/** How many memberships are promised in the groups; `most` stands for more. */
async function countHeld(db: Executor, groups: readonly string[], most: number): Promise<number> {
  const { rows } = await db.execute<{ held: number }>(sql`
    select count(*)::int as held from (
      select from invitation_memberships m
      where m.status = 'pending' and m.group_id = any(${uuids(groups)}) limit ${most}) as counted`)
  return rows[0]?.held ?? 0
}

async function goesOn(db: Executor, walk: SQL, steps: number): Promise<boolean> {
  const { rows } = await db.execute(sql`select from (${walk} limit 1 offset ${steps}) as beyond`)
  return rows.length > 0
}
