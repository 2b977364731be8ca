import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { managedAccount } from './scope'
import { type AccountSelection, selectedAccounts } from './selection'

export type DeletionPreview = {
  /** How many accounts would be deleted: as many seats are free again (B1). */
  people: number
  /** How many of the selection stay, because they are not the actor's, the owner or the actor. */
  stay: number
  groups: number
  signIns: number
}

/** What deleting the selection would do, in figures, before it is done. One statement. */
export async function previewDeletion(
  db: Executor,
  actor: Actor,
  selection: AccountSelection,
): Promise<DeletionPreview> {
  const { rows } = await db.execute<DeletionPreview>(sql`
    with known as materialized (
      select a.id, ${managedAccount(actor)} and not a.is_owner and a.id <> ${actor.accountId} as goes
      from accounts a where ${selectedAccounts(actor, selection)} and a.status = 'active'
    )
    select count(*) filter (where goes)::int as people, count(*) filter (where not goes)::int as stay,
      (select count(distinct m.group_id)::int from memberships m join known k on k.id = m.account_id where k.goes) as groups,
      (select count(*)::int from sign_ins s join known k on k.id = s.account_id
        where k.goes and s.ended_at is null and s.expires_at > now()) as "signIns"
    from known`)
  return rows[0] ?? { people: 0, stay: 0, groups: 0, signIns: 0 }
}
