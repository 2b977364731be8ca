import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { enqueue } from './queue'

/**
 * Writes a ledger row for each row of `source` and hands them to the worker in batches of at most 100 that
 * never change, all in the transaction that causes them (Invariant I). `source` selects kind, invitation_id,
 * account_id, recipient, language, variables, requested_by_id and group_id, in that order: the last two are on
 * whose budget it goes, and null for what no administrator asked for. Two statements, whatever the number.
 */
export async function writeMails(tx: Transaction, source: SQL): Promise<void> {
  const { rows } = await tx.execute<{ batchId: string; count: number }>(sql`
    with message as (
      select *, (row_number() over () - 1)::int as number
      from (${source}) as asked (
        kind, invitation_id, account_id, recipient, language, variables, requested_by_id, group_id)
    ), batch as (
      select number / 100 as number, uuidv7() as id from message where number % 100 = 0
    ), opened as (
      insert into mail_batches (id) select id from batch
    ), written as (
      insert into mails (kind, invitation_id, account_id, recipient, language, variables, requested_by_id,
        group_id, batch_id, position)
      select m.kind, m.invitation_id, m.account_id, m.recipient, m.language, m.variables, m.requested_by_id,
        m.group_id, b.id, m.number % 100
      from message m join batch b on b.number = m.number / 100
      order by m.number
      returning batch_id
    )
    select batch_id as "batchId", count(*)::int as count from written group by batch_id`)
  const priority = priorityOf(rows.reduce((sum, { count }) => sum + count, 0))
  await enqueue(
    tx,
    'mail-batch',
    rows.map(({ batchId }) => ({ data: { batchId }, priority })),
  )
}

/** One person who waits in front of their inbox goes before a list of thousands. */
const priorityOf = (count: number) => (count <= 10 ? 2 : count <= 100 ? 1 : 0)
