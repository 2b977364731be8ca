import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Cursor, Order } from '@/db/keyset'
import type { Actor } from '@/domain/access/actor'
import type { AccountFilter, AccountSort } from './filter'
import {
  endingIs,
  isHashedMember,
  isMember,
  matchingAccount,
  membership,
  ofAccount,
  signInIs,
  wasThere,
} from './matching'
import { orderOf, withOrder } from './orders'

/**
 * Where each way of looking for a page begins to cost more than the next, as `npm run bench -- users` measures. So
 * many members are gathered whole (`few`) or hashed (`some`); so far goes a walk that hashed them, or looks up each.
 */
export const limits = { few: 8_000, some: 12_000, hashedSteps: 20_000, steps: 8_000 }

export type PageRequest = {
  actor: Actor
  groupId: string
  filter: AccountFilter
  sort: AccountSort
  cursor: Cursor | null
  size: number
}
type Found = { id: string; value: string }

/**
 * The ids of a page of a group's people, in order, and of one more when the list goes on. As with invitations, the
 * planner cannot choose the way, since it does not know where in the order the members lie: whoever is met often is met
 * soon on a walk in order, whoever is rare is gathered. At most four statements.
 */
export async function findAccountPage(db: Executor, request: PageRequest, within = limits): Promise<Found[]> {
  const { actor, groupId, filter, sort, cursor, size } = request
  const { inside, outside } = orderOf(sort, cursor)
  const [onwards, beyond] = [inside, outside].map((order) => (cursor ? order.from(cursor) : sql`true`))
  const page = async (source: SQL, where: SQL) => {
    const { rows } = await db.execute<Found>(sql`
      select a.id, ${outside.value} as value from (${source}) as a
      where ${where} and ${beyond} order by ${outside.by} limit ${size + 1}`)
    return rows
  }
  const own = ofAccount(filter) ?? sql`true`
  if (filter.state === 'deleted') return page(deletedOf(actor, groupId), own)
  const throughGroup = () => page(membersOf(groupId, filter), own)
  const held = await countHeld(db, groupId, filter, within.some)
  if (held < within.few) return throughGroup()
  const isFew = held < within.some
  const member = isFew ? isHashedMember(groupId, filter) : isMember(groupId, filter)
  // A longer page may cost more.
  const steps = (isFew ? within.hashedSteps : within.steps) * Math.ceil(size / 50)
  const walk = inOrder(inside, sql`${onwards} and ${inSortOf(sort, filter)}`)
  const met = await page(sql`${walk} limit ${steps}`, matchingAccount(actor, groupId, filter, member))
  if (met.length > size || !(await goesOn(db, walk, steps))) return met
  return isFew || !ofAccount(filter)
    ? throughGroup()
    : page(sql`${thoseThatAre(own, onwards)} order by ${inside.by} offset 0`, isMember(groupId, filter))
}

/** All that are active, in order. */
const inOrder = (order: Order, within: SQL): SQL => sql`
  select ${withOrder} from accounts a where a.status = 'active' and ${within} order by ${order.by}`

/** What of the filter is a stretch of the order itself, so that the walk begins and ends with it. */
function inSortOf(sort: AccountSort, { lastSignIn, ending }: AccountFilter): SQL {
  if (sort === 'ending' && ending) return endingIs[ending]
  return (sort === 'signed_in' || sort === 'absent') && lastSignIn ? signInIs[lastSignIn] : sql`true`
}

/** The members, all gathered. */
export const membersOf = (groupId: string, filter: AccountFilter): SQL => sql`
  select ${withOrder} from (
    select distinct m.account_id as id from memberships m where ${membership(groupId, filter)} offset 0
  ) as m ${filter.lastSignIn ? eachLookedUp : withAccounts}`

const withAccounts = sql`join accounts a on a.id = m.id and a.status = 'active'`

/** When people were last there is true of too many for its index to help, which the planner would read all the same. */
const eachLookedUp = sql`cross join lateral (
  select a.* from accounts a where a.id = m.id and a.status = 'active' offset 0) as a`

/** Those of whom the filter is true, all gathered through indexes of their own. */
export const thoseThatAre = (own: SQL, within = sql`true`): SQL => sql`
  select ${withOrder} from accounts a where a.status = 'active' and ${own} and ${within}`

export const deletedOf = (actor: Actor, groupId: string): SQL => sql`
  select ${withOrder} from accounts a where ${wasThere(actor, groupId)} offset 0`

/** How many memberships the group has; `most` stands for more. */
export async function countHeld(
  db: Executor,
  groupId: string,
  filter: AccountFilter,
  most: number,
): Promise<number> {
  const { rows } = await db.execute<{ held: number }>(sql`
    select count(*)::int as held from (
      select from memberships m where ${membership(groupId, filter)} limit ${most}) as counted`)
  return rows[0]?.held ?? 0
}

async function goesOn(db: Executor, walk: SQL, steps: number): Promise<boolean> {
  const { rows } = await db.execute(sql`select from (${walk} limit 1 offset ${steps}) as beyond`)
  return rows.length > 0
}
