import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'

/** A digest of every row of every table, to compare: what an attempt may never change. Counted tries may. */
export async function stateOf(db: Database): Promise<Record<string, string>> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> 'attempts' or (schemaname, tablename) = ('pgboss', 'job')
    order by 1`)
  const digests = tables.map(
    ({ name }) =>
      sql`select ${name} as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
        from ${sql.raw(name)} t`,
  )
  const { rows } = await db.execute<{ name: string; digest: string }>(sql.join(digests, sql` union all `))
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
