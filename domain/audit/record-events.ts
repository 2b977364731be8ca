import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { AuditAction } from './actions'

/** Whose deed it is, and the neighbourhood it came from. Nobody: somebody without an account, or time. */
export type Doer = { accountId: string | null; origin: string | null }

/** What happens by itself. */
export const time: Doer = { accountId: null, origin: null }

type Event = { by: Doer; action: AuditAction; targets: SQL }

/**
 * Writes one event for each target, in the transaction of the deed. `targets` selects ids; `details` holds for all
 * of them and never contains a secret or a token. What was and what is now stand in it as `{ from, to }`.
 */
export async function recordEvents(
  tx: Transaction,
  { details = {}, targets, ...event }: Event & { details?: Record<string, unknown> },
): Promise<void> {
  await recordEach(tx, {
    ...event,
    targets: sql`select target.id, ${JSON.stringify(details)}::jsonb from (${targets}) as target (id)`,
  })
}

/** The same where details differ: `targets` selects ids with the details of each. */
export async function recordEach(tx: Transaction, { by, action, targets }: Event): Promise<void> {
  await tx.execute(sql`
    insert into audit_events (actor_id, origin, action, target_id, details)
    select ${by.accountId}::uuid, ${by.origin}, ${action}, target.id, target.details
    from (${targets}) as target (id, details)`)
}
