import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns'

/** How often something was tried in the current window. Keys are digests: no address is kept in clear. */
export const attempts = pgTable('attempts', {
  key: text().primaryKey(),
  count: integer().notNull(),
  windowEndsAt: moment().notNull(),
})
