import { type SQL, sql } from 'drizzle-orm'
import type { InvitationFilter, InvitationSort } from './input'

/** Where a page begins: the sort value and the id of the row next to it; `back` for the page before that row. */
export type Cursor = { value: string; id: string; back?: boolean }

/** A total order of invitations `i`: what a cursor keeps of it, what to order by, and what comes after a cursor. */
export type Order = { value: SQL; by: SQL; from: (cursor: Cursor) => SQL; byIdAlone: boolean }
type BothWays = Record<'forth' | 'back', Order>

const byId = {
  up: { value: sql`''`, by: sql`i.id`, from: ({ id }: Cursor) => sql`i.id > ${id}::uuid`, byIdAlone: true },
  down: {
    value: sql`''`,
    by: sql`i.id desc`,
    from: ({ id }: Cursor) => sql`i.id < ${id}::uuid`,
    byIdAlone: true,
  },
}

function byColumn(column: SQL, type: SQL): BothWays {
  const shared = { value: sql`${column}::text`, byIdAlone: false }
  return {
    forth: {
      ...shared,
      by: sql`${column}, i.id`,
      from: (cursor) => sql`(${column}, i.id) > (${cursor.value}::${type}, ${cursor.id}::uuid)`,
    },
    back: {
      ...shared,
      by: sql`${column} desc, i.id desc`,
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
