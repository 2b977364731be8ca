import { sql } from 'drizzle-orm'
import { type BothWays, byColumns, type Cursor, type Order, upsideDown } from '@/db/keyset'
import type { InvitationFilter, InvitationSort } from './input'

/** An order of invitations `i`. */
export type InvitationOrder = Order & { byIdAlone: boolean }

/** Ids grow with time, so "newest" needs no column of its own. */
const byId = byColumns(sql`i.id`, [], { value: sql`''`, read: () => [] })
const byExpiry = byColumns(sql`i.id`, [sql`i.expires_at`], {
  value: sql`i.expires_at::text`,
  read: (value) => [sql`${value}::timestamptz`],
})
const byEmail = byColumns(sql`i.id`, [sql`i.email`], {
  value: sql`i.email`,
  read: (value) => [sql`${value}::text`],
})

const orders: Record<InvitationSort, BothWays> = {
  newest: upsideDown(byId),
  oldest: byId,
  expiry: byExpiry,
  email: byEmail,
}

/** The newest of the expired ones are those that expired last: an index begins there, while the newest ids are far. */
const lately = upsideDown(byExpiry)

/** What a sort reads, orders by and goes on from, in the cursor's direction. */
export function orderOf(
  sort: InvitationSort,
  { state }: InvitationFilter,
  cursor: Cursor | null,
): InvitationOrder {
  const ways = sort === 'newest' && state === 'expired' ? lately : orders[sort]
  const byIdAlone = ways === orders.newest || ways === orders.oldest
  return { ...ways[cursor?.back ? 'back' : 'forth'], byIdAlone }
}
