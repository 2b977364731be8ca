import { sql } from 'drizzle-orm'
import type { Database, Executor } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import { changesBetween } from '@/domain/audit/changes'
import { recordEvents } from '@/domain/audit/record-events'
import { type HeldFields, holdFields } from '@/domain/custom-fields/hold-fields'
import { done, type Result, refused } from '@/domain/result'

/** What people say of themselves. Their address is not part of it: who could change it would change who they are. */
export type OwnAccount = {
  firstName: string
  lastName: string
  language: 'fr' | 'en'
  timeZone: string
  /** By the id of the field. In a change, an empty value takes the former one away, and fields that it leaves out stay. */
  customValues: CustomValues
}

export async function readOwnAccount(db: Executor, actor: Actor): Promise<OwnAccount | null> {
  const { rows } = await db.execute<OwnAccount>(sql`
    select first_name as "firstName", last_name as "lastName", language, time_zone as "timeZone",
      custom_values as "customValues"
    from accounts where id = ${actor.accountId} and status = 'active'`)
  return rows[0] ?? null
}

/** Changes one's own account, and says in the audit what was and what is now. Answers what is other than before. */
export function changeOwnAccount(
  db: Database,
  actor: Actor,
  given: OwnAccount,
): Promise<Result<string[], 'not_found'>> {
  return db.transaction(async (tx) => {
    const hold = await holdFields(tx)
    // Held, so that of two changes at once the second knows what the first left.
    await tx.execute(sql`select from accounts where id = ${actor.accountId} for no key update`)
    const before = await readOwnAccount(tx, actor)
    if (!before) return refused('not_found')
    const { own, values, customValues } = changesOf(before, given, hold)
    const changed = [...Object.keys(own), ...Object.keys(values)]
    if (changed.length === 0) return done(changed)
    await tx.execute(sql`
      update accounts set first_name = ${given.firstName}, last_name = ${given.lastName},
        language = ${given.language}, time_zone = ${given.timeZone},
        custom_values = ${JSON.stringify(customValues)}::jsonb
      where id = ${actor.accountId}`)
    const details = { ...own, ...(Object.keys(values).length > 0 && { customValues: values }) }
    const targets = sql`select ${actor.accountId}::uuid`
    await recordEvents(tx, { by: actor, action: 'account.changed', targets, details })
    return done(changed)
  })
}

function changesOf(before: OwnAccount, given: OwnAccount, hold: HeldFields) {
  const customValues = hold({ ...before.customValues, ...given.customValues })
  const own = changesBetween(textsOf(before), textsOf(given))
  return { own, values: changesBetween(before.customValues, customValues), customValues }
}

const textsOf = ({ firstName, lastName, language, timeZone }: OwnAccount) => ({
  firstName,
  lastName,
  language,
  timeZone,
})
