import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { enqueue } from './queue'
import { takeTurn } from './take-turn'

/** Batches that one run puts back. */
const most = 1000

/**
 * Gives a job to batches that should have gone by now and have none: the queue was emptied, its jobs expired
 * while no worker ran, or a handler lost one (Invariant I). Answers how many.
 */
export function putBackBatches(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    if (!(await takeTurn(tx, 'forgotten batches'))) return 0
    const { rows } = await tx.execute<{ batchId: string }>(sql`
      select b.id as "batchId" from mail_batches b
      where b.settled_at is null and b.start_after < now() - interval '2 minutes'
        and exists (select from mails m where m.batch_id = b.id and m.status = 'queued')
        and not exists (
          select from pgboss.job j
          where j.name in ('mail-batch', 'mail-batch-gave-up') and j.state < 'completed'
            and j.data->>'batchId' = b.id::text)
      order by b.start_after limit ${most}`)
    await enqueue(
      tx,
      'mail-batch',
      rows.map((data) => ({ data })),
    )
    return rows.length
  })
}
