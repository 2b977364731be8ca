import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'
import { readSeats, type Seats } from './read-seats'

/** What somebody who invites may know of the seats: the owner the figures, others only that there are none left. */
export type SeatsToInvite = (Seats & { most: number }) | 'none' | null

/** What to say of seats where people are invited; null when there is nothing to say. One statement. */
export async function seatsToInvite(db: Executor, actor: Actor): Promise<SeatsToInvite> {
  if (seesBilling(actor)) {
    const seats = await readSeats(db, actor)
    return seats && seats.most !== null ? { ...seats, most: seats.most } : null
  }
  const { rows } = await db.execute(sql`select from seats where taken >= most`)
  return rows.length > 0 ? 'none' : null
}
