import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'

type State = Record<string, string>

/**
 * A digest of every row of every table, to compare: what an attempt may never change. Counted tries may.
 * Mail that leaves after an answer has left before it is taken, whether of this attempt or of the one before.
 */
export async function stateOf(db: Database): Promise<State> {
  let last = await digests(db)
  // Who sends may rest for a moment between two batches, on a busy machine for longer.
  for (let still = 0; ; ) {
    await sleep(400)
    const now = await digests(db)
    still = isDeepStrictEqual(now, last) && !(await isSending(db)) ? still + 1 : 0
    if (still === 2) return now
    last = now
  }
}

async function isSending(db: Database): Promise<boolean> {
  const { rows } = await db.execute(sql`select from pgboss.job where state = 'active' limit 1`)
  return rows.length > 0
}

async function digests(db: Database): Promise<State> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> 'attempts' or (schemaname, tablename) = ('pgboss', 'job')
    order by 1`)
  const queries = tables.map(
    ({ name }) =>
      sql`select ${name} as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
        from ${sql.raw(name)} t`,
  )
  const { rows } = await db.execute<{ name: string; digest: string }>(sql.join(queries, sql` union all `))
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
