import { type SQL, sql } from 'drizzle-orm'
import type { InvitationSort } from './input'

/** Where a page begins: the sort value and the id of the row next to it; `back` for the page before that row. */
export type Cursor = { value: string; id: string; back?: boolean }
type Order = { value: SQL; by: SQL; from: (cursor: Cursor) => SQL }

/** Ids grow with time, so "newest" needs no column of its own. */
const byId = {
  up: { value: sql`''`, by: sql`i.id`, from: ({ id }: Cursor) => sql`and i.id > ${id}::uuid` },
  down: { value: sql`''`, by: sql`i.id desc`, from: ({ id }: Cursor) => sql`and i.id < ${id}::uuid` },
}

function byColumn(column: SQL, type: SQL): Record<'forth' | 'back', Order> {
  const value = sql`${column}::text`
  return {
    forth: {
      value,
      by: sql`${column}, i.id`,
      from: (cursor) => sql`and (${column}, i.id) > (${cursor.value}::${type}, ${cursor.id}::uuid)`,
    },
    back: {
      value,
      by: sql`${column} desc, i.id desc`,
      from: (cursor) => sql`and (${column}, i.id) < (${cursor.value}::${type}, ${cursor.id}::uuid)`,
    },
  }
}

/** What each sort reads, orders by and goes on from, in both directions. */
export const orders: Record<InvitationSort, Record<'forth' | 'back', Order>> = {
  newest: { forth: byId.down, back: byId.up },
  oldest: { forth: byId.up, back: byId.down },
  expiry: byColumn(sql`i.expires_at`, sql`timestamptz`),
  email: byColumn(sql`i.email`, sql`text`),
}
