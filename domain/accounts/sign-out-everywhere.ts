import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { type AccountSelection, type Answer, lockSelected, part } from './selection'
import { whyNotChange } from './why-not'

export type ChangeRefusal = NonNullable<ReturnType<typeof whyNotChange>> | 'not_found'

/** Ends every sign-in of the selected accounts that are the actor's: the next request of each is refused (T15). */
export function signOutEverywhere(
  db: Database,
  actor: Actor,
  selection: AccountSelection,
): Promise<Answer<ChangeRefusal>> {
  return db.transaction(async (tx) => {
    const answer = part(selection, await lockSelected(tx, actor, selection), whyNotChange)
    await tx.execute(sql`
      update sign_ins set ended_at = now() where account_id = any(${uuids(answer.done)}) and ended_at is null`)
    const targets = sql`select unnest(${uuids(answer.done)})`
    await recordEvents(tx, { by: actor, action: 'account.signed_out', targets })
    return answer
  })
}
