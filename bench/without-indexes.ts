import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { texts } from '@/db/sql'

/** Fills tables whose secondary indexes are rebuilt afterwards, without checks and triggers: it is the reading that is measured. */
export async function withoutIndexes(
  db: Database,
  tables: readonly string[],
  fill: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`set local maintenance_work_mem = '512MB'`)
    const { rows: indexes } = await tx.execute<{ name: string; definition: string }>(sql`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid = any(${texts(tables)}::regclass[])
        and not exists (select from pg_constraint where conindid = indexrelid)`)
    for (const { name } of indexes) await tx.execute(sql`drop index ${sql.identifier(name)}`)
    await fill(tx)
    for (const { definition } of indexes) await tx.execute(sql.raw(definition))
  })
  for (const table of tables) await db.execute(sql`vacuum analyze ${sql.identifier(table)}`)
}
