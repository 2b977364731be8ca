import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type BothWays, byColumns, type Cursor, type Order, upsideDown } from '@/db/keyset'
import { day } from '@/domain/day'
import { storableText } from '@/domain/storable-text'
import type { AccountSort } from './filter'
import { ends, signedIn } from './matching'

type Columns = { seen: SQL; ends: SQL }

/** Ids grow with time, so "newest" needs no column of its own. */
const ordersBy = ({ seen, ends }: Columns): Record<AccountSort, BothWays> => ({
  name: byColumns(sql`a.id`, [sql`a.last_name`, sql`a.first_name`], {
    value: sql`jsonb_build_array(a.last_name, a.first_name)::text`,
    read: (value) => names.parse(JSON.parse(value)).map((name) => sql`${name}::text`),
  }),
  newest: upsideDown(byColumns(sql`a.id`, [], { value: sql`''`, read: () => [] })),
  signed_in: upsideDown(bySeen(seen)),
  absent: bySeen(seen),
  ending: byColumns(sql`a.id`, [ends], {
    value: sql`${ends}::text`,
    read: (value) => [sql`${value}::date`],
  }),
})

const bySeen = (seen: SQL) =>
  byColumns(sql`a.id`, [seen], { value: sql`${seen}::text`, read: (value) => [sql`${value}::timestamptz`] })

const ofAccounts = ordersBy({ seen: signedIn, ends })
const ofSources = ordersBy({ seen: sql`a.seen`, ends: sql`a.ends` })

/** An account with what it may be ordered by: an order that a source has is only known of the columns that it shows. */
export const withOrder = sql`a.*, ${signedIn} as seen, ${ends} as ends`

/**
 * What a sort reads, orders by and goes on from, in the cursor's direction: of accounts themselves, and of a source
 * of them that is told `withOrder`.
 */
export function orderOf(sort: AccountSort, cursor: Cursor | null): { inside: Order; outside: Order } {
  const way = cursor?.back ? 'back' : 'forth'
  return { inside: ofAccounts[sort][way], outside: ofSources[sort][way] }
}

const names = z.tuple([storableText(), storableText()])
const moment = z.union([
  z.literal('-infinity'),
  // As the database writes it; its calendar has no year 0.
  z
    .string()
    .max(40)
    .regex(/^(?!0000)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/)
    .refine((text) => !Number.isNaN(Date.parse(text))),
])
const lastDay = z.union([z.literal('infinity'), day()])
const isNames = (text: string) => {
  try {
    return names.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}
const values: Record<AccountSort, z.ZodType<string>> = {
  name: storableText().max(500).refine(isNames),
  newest: z.literal(''),
  signed_in: moment,
  absent: moment,
  ending: lastDay,
}

/** What a cursor of the sort looks like, in an address that anybody can write. */
export const cursorOf = (sort: AccountSort) =>
  z.object({ id: z.uuid(), value: values[sort], back: z.boolean().optional() })
