import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { enqueue } from '@/domain/mail/queue'
import { takeTurn } from '@/domain/mail/take-turn'

/** Gives a job to imports at work that have none: the queue was emptied, or its patience ended. Answers how many. */
export function putBackImports(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    if (!(await takeTurn(tx, 'forgotten imports'))) return 0
    const { rows } = await tx.execute<{ importId: string }>(sql`
      select i.id as "importId" from imports i
      where i.status in ('reading', 'previewing', 'importing') and not exists (
        select from pgboss.job j where j.name = 'import' and j.state < 'completed'
          and j.data->>'importId' = i.id::text)`)
    await enqueue(
      tx,
      'import',
      rows.map((data) => ({ data })),
    )
    return rows.length
  })
}
