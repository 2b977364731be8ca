import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, smallint, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id } from './columns'

export const seatReason = pgEnum('seat_reason', ['first_login', 'created', 'restored', 'deleted'])

/** Every change of the number of billed accounts, so that any past day can be recounted (B1). */
export const seatChanges = pgTable(
  'seat_changes',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    change: smallint().notNull(),
    reason: seatReason().notNull(),
    actorId: uuid().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [
    // With the change in it, days and months are recounted from the index alone.
    index('seat_changes_in_order').on(t.createdAt, t.id, t.change),
    check('seat_changes_by_one', sql`${t.change} = case ${t.reason} when 'deleted' then -1 else 1 end`),
  ],
)

/**
 * How many seats are taken, and how many there may be: one row. A trigger on `seat_changes` counts and refuses what
 * is beyond the limit, so that a thousand activations at once never exceed it (B2).
 */
export const seats = pgTable(
  'seats',
  {
    only: smallint().primaryKey().default(1),
    taken: integer().notNull().default(0),
    /** None when null. Below `taken`, nobody new comes in, and nobody has to leave. */
    most: integer(),
  },
  (t) => [check('seats_one_row', sql`${t.only} = 1`), check('seats_most', sql`${t.most} >= 1`)],
)
