import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEach } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import { isToCome } from './date-has-come'
import type { DeletionRefusal } from './delete-accounts'
import { type AccountSelection, type Answer, lockSelected, part } from './selection'
import { whyNotDelete } from './why-not'

type DateChange = { selection: AccountSelection; deletionDate: string | null }

/** Gives the selected accounts that are the actor's one day of deletion, or none: in the future, never the owner (D1). */
export function changeDeletionDate(
  db: Database,
  actor: Actor,
  { selection, deletionDate }: DateChange,
): Promise<Result<Answer<DeletionRefusal>, 'date_passed'>> {
  return db.transaction(async (tx) => {
    if (deletionDate && !(await isToCome(tx, deletionDate))) return refused('date_passed')
    const known = await lockSelected(tx, actor, selection)
    const answer = part(selection, known, (account) => whyNotDelete(actor, account))
    await recordEach(tx, {
      by: actor,
      action: 'account.changed',
      targets: changes(answer.done, deletionDate),
    })
    await tx.execute(sql`
      update accounts set deletion_date = ${deletionDate}::date where id = any(${uuids(answer.done)})`)
    return done(answer)
  })
}

/** Whose day is another one now, told while the day before is still there. */
const changes = (ids: readonly string[], deletionDate: string | null) => sql`
  select a.id, jsonb_build_object('deletionDate', jsonb_build_object('from', a.deletion_date, 'to', ${deletionDate}::date))
  from accounts a where a.id = any(${uuids(ids)}) and a.deletion_date is distinct from ${deletionDate}::date`
