import { type SQL, sql } from 'drizzle-orm'
import type { InvitationFilter, InvitationSort } from './input'

/** Where a page begins: the sort value and the id of the row next to it; `back` for the page before that row. */
export type Cursor = { value: string; id: string; back?: boolean }

/**
 * A total order of invitations `i`: what a cursor keeps of it, what to order by
 * and what comes after a cursor.
 */
export type Order = { value: SQL; by: SQL; reversed: SQL; from: (cursor: Cursor) => SQL; byIdAlone: boolean }
type BothWays = Record<'forth' | 'back', Order>

const [idUp, idDown] = [sql`i.id`, sql`i.id desc`]
const byId: Record<'up' | 'down', Order> = {
  up: {
    value: sql`''`,
    by: idUp,
    reversed: idDown,
    from: ({ id }) => sql`i.id > ${id}::uuid`,
    byIdAlone: true,
  },
  down: {
    value: sql`''`,
    by: idDown,
    reversed: idUp,
    from: ({ id }) => sql`i.id < ${id}::uuid`,
    byIdAlone: true,
  },
}

function byColumn(column: SQL, type: SQL): BothWays {
  const [up, down] = [sql`${column}, i.id`, sql`${column} desc, i.id desc`]
  const shared = { value: sql`${column}::text`, byIdAlone: false }
  return {
    forth: {
      ...shared,
      by: up,
      reversed: down,
      from: (cursor) => sql`(${column}, i.id) > (${cursor.value}::${type}, ${cursor.id}::uuid)`,
    },
    back: {
      ...shared,
      by: down,
      reversed: up,
      from: (cursor) => sql`(${column}, i.id) < (${cursor.value}::${type}, ${cursor.id}::uuid)`,
    },
  }
}

const byExpiry = byColumn(sql`i.expires_at`, sql`timestamptz`)

/** Ids grow with time, so "newest" needs no column of its own. */
const orders: Record<InvitationSort, BothWays> = {
  newest: { forth: byId.down, back: byId.up },
  oldest: { forth: byId.up, back: byId.down },
  expiry: byExpiry,
  email: byColumn(sql`i.email`, sql`text`),
}

/** The newest of the expired ones are those that expired last: an index begins there, while the newest ids are far. */
const lately: BothWays = { forth: byExpiry.back, back: byExpiry.forth }

/** What a sort reads, orders by and goes on from, in the cursor's direction. */
export function orderOf(sort: InvitationSort, { state }: InvitationFilter, cursor: Cursor | null): Order {
  const ways = sort === 'newest' && state === 'expired' ? lately : orders[sort]
  return ways[cursor?.back ? 'back' : 'forth']
}
