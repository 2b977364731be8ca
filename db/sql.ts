import { type SQL, sql } from 'drizzle-orm'

/** One array parameter, for `unnest` and `= any`: drizzle would otherwise spell out every element. */
export const uuids = (values: readonly (string | null)[]): SQL => sql`${sql.param(values)}::uuid[]`
export const texts = (values: readonly (string | null)[]): SQL => sql`${sql.param(values)}::text[]`

/** A text as a LIKE pattern that finds it anywhere. */
export const containing = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
