import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'

/** Whether this transaction has the work of that name to itself until it ends; if not, somebody is doing it. */
export async function takeTurn(tx: Transaction, work: string): Promise<boolean> {
  const { rows } = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext(${work})) as mine`,
  )
  return rows[0]?.mine ?? false
}
