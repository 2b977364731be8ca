import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { findActorsByAccount } from '@/domain/access/find-actor'
import type { Role } from '@/domain/access/roles'
import { joinGroups } from '@/domain/groups/join-groups'

/** Gives roles through the product's own propagation (G2, G3), so that what tests and the demo see is real. */
export async function createMemberships(
  db: Executor,
  rows: readonly { accountId: string; groupId: string; role?: Role }[],
): Promise<void> {
  const given = rows.map(({ role = 'learner', ...row }) => ({ ...row, role }))
  await db.transaction((tx) => joinGroups(tx, given))
}

/** The person as use cases take them, with their present rights. Throws when the account is not active. */
export async function actorOf(db: Executor, { id }: { id: string }): Promise<Actor> {
  const [actor] = await findActorsByAccount(db, [id])
  if (!actor) throw new Error(`${id} is not an active account`)
  return actor
}
