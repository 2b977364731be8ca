import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { mayBecomeReferent } from './find-referents'

/** Holds accounts until commit, so that none is deleted meanwhile; says whether the actor may make them all referents. */
export async function holdReferents(
  tx: Transaction,
  actor: Actor,
  accountIds: readonly string[],
): Promise<boolean> {
  if (accountIds.length === 0) return true
  const { rows } = await tx.execute(sql`
    select from accounts a where a.id = any(${uuids(accountIds)}) and ${mayBecomeReferent(actor)}
    order by a.id for share of a`)
  return rows.length === new Set(accountIds).size
}
