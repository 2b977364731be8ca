import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'

/** Ends every sign-in of the people, and every link for a new password that they were sent (T07, T15). */
export async function endAccess(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    with signed_out as (
      update sign_ins set ended_at = now() where account_id = any(${uuids(accountIds)}) and ended_at is null
    )
    update password_resets set used_at = now() where account_id = any(${uuids(accountIds)}) and used_at is null`)
}
