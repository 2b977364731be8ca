import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { type AccountSelection, type Answer, lockSelected, part } from './selection'
import { softDelete } from './soft-delete'
import { whyNotDelete } from './why-not'

export type DeletionRefusal = NonNullable<ReturnType<typeof whyNotDelete>> | 'not_found'

/** Deletes the selected accounts that are the actor's; everything of `softDelete` happens to them at once (D2). */
export function deleteAccounts(
  db: Database,
  actor: Actor,
  selection: AccountSelection,
): Promise<Answer<DeletionRefusal>> {
  return db.transaction(async (tx) => {
    const known = await lockSelected(tx, actor, selection)
    const answer = part(selection, known, (account) => whyNotDelete(actor, account))
    await softDelete(tx, actor, sql`select unnest(${uuids(answer.done)})`)
    return answer
  })
}
