import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { enqueue } from './queue'

/** A batch as it was opened: when it may start, if that is not at once, and of how large a writing it is. */
export type OpenedBatch = { batchId: string; startAfter: string | null; written: number }

/**
 * Writes a ledger row for each row of `source` and hands them to the worker in batches of at most 100 that
 * never change, all in the transaction that causes them (Invariant I). `source` selects kind, invitation_id,
 * account_id, recipient, language, variables, requested_by_id and group_id, in that order. No budget limits
 * them: what does is `writeWithinBudgets`. Two statements, whatever the number.
 */
export async function writeMails(tx: Transaction, source: SQL): Promise<void> {
  const { rows } = await tx.execute<OpenedBatch>(sql`
    with message as (
      select *, null::date as send_on, now() as start_after, (row_number() over () - 1)::int as place
      from (${source}) as asked (${askedColumns})
    ), ${writing}`)
  await enqueueBatches(tx, rows)
}

export const askedColumns = sql`
  kind, invitation_id, account_id, recipient, language, variables, requested_by_id, group_id`

/**
 * Writes the rows of `message`: what was asked, with send_on, start_after, and as `place` the batch a hundred
 * times and the position in it. Answers the batches.
 */
export const writing = sql`
  batch as (
    select place / 100 as number, uuidv7() as id, start_after from message where place % 100 = 0
  ), opened as (
    insert into mail_batches (id, start_after) select id, start_after from batch
  ), written as (
    insert into mails (kind, invitation_id, account_id, recipient, language, variables, requested_by_id,
      group_id, send_on, batch_id, position)
    select m.kind, m.invitation_id, m.account_id, m.recipient, m.language, m.variables, m.requested_by_id,
      m.group_id, m.send_on, b.id, m.place % 100
    from message m join batch b on b.number = m.place / 100
    order by m.place
  )
  select id as "batchId", (select count(*) from message)::int as written,
    case when start_after > now() then to_char(start_after at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    end as "startAfter"
  from batch order by number`

export async function enqueueBatches(tx: Transaction, batches: readonly OpenedBatch[]): Promise<void> {
  await enqueue(
    tx,
    'mail-batch',
    batches.map(({ batchId, startAfter, written }) => ({
      data: { batchId },
      startAfter: startAfter ?? undefined,
      priority: priorityOf(written),
    })),
  )
}

/** One person who waits in front of their inbox goes before a list of thousands. */
const priorityOf = (count: number) => (count <= 10 ? 2 : count <= 100 ? 1 : 0)
