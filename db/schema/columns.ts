import { sql } from 'drizzle-orm'
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Ids grow with time (UUIDv7), so an index on an id is also an index on the order of creation. */
export const id = () => uuid().primaryKey().default(sql`uuidv7()`)

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** A moment, in UTC. */
export const moment = () => timestamp({ withTimezone: true, precision: 3 })

export const createdAt = () => moment().notNull().defaultNow()
