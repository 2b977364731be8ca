import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'

/*
 * One address has an account or a live invitation, not both (E1, I2). Inviting writes the one and looks for the
 * other, creating the other way round: at the same moment neither would see what the other is just writing.
 */

/** For whoever gives addresses invitations: beside each other, not beside a creation. Before any other lock. */
export async function holdForInviting(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtext('addresses'))`)
}

/** For whoever gives addresses accounts, new ones or one that had another address. Before any other lock. */
export async function holdForCreating(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('addresses'))`)
}
