import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { findActorsByAccount } from '@/domain/access/find-actor'

/**
 * Keeps the tree as it is until the transaction ends: whoever adds or removes memberships along it takes this first.
 * Any number do so side by side; who changes the tree waits for them, and they for that (G6). A statement of its own:
 * the next one then sees the tree as the last change left it.
 */
export async function holdTree(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtext('groups_tree'))`)
}

/**
 * Runs a change of the tree alone: no other change and no join overlaps it. What one may do is read again once it is
 * one's turn, since a group that was moved meanwhile may no longer be the actor's (A1).
 */
export function changeTree<Answer>(
  db: Database,
  { accountId, origin }: Actor,
  work: (tx: Transaction, actor: Actor | null) => Promise<Answer>,
): Promise<Answer> {
  return db.transaction(async (tx) => {
    // The same lock as the trigger `groups_refuse_cycle` takes.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('groups_tree'))`)
    const [actor] = await findActorsByAccount(tx, [accountId])
    return work(tx, actor ? { ...actor, origin } : null)
  })
}
