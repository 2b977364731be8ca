import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEach } from '@/domain/audit/record-events'
import { type Editable, editedBetween, readEditables } from './read-editable'

/** What is given takes the place of what is there; null and empty leave it (V1). Custom values come beside those that are there. */
export type NewValues = {
  accountId: string
  language: 'fr' | 'en' | null
  deletionDate: string | null
  additionalInfo: string | null
  customValues: Readonly<Record<string, string>>
}

/**
 * Changes what many accounts say of their people, each on its own. The caller holds the accounts and the fields, and
 * has asked whether the actor may. Four statements, whatever the number.
 */
export async function changeValues(
  tx: Transaction,
  actor: Actor,
  changes: readonly NewValues[],
): Promise<void> {
  if (changes.length === 0) return
  const ids = changes.map(({ accountId }) => accountId)
  const before = await readEditables(tx, ids)
  await tx.execute(sql`
    update accounts a set language = coalesce(given.language::language, a.language),
      deletion_date = coalesce(given.deletion_date::date, a.deletion_date),
      additional_info = coalesce(given.additional_info, a.additional_info),
      custom_values = a.custom_values || given.custom_values::jsonb
    from unnest(${uuids(ids)}, ${texts(changes.map(({ language }) => language))},
      ${texts(changes.map(({ deletionDate }) => deletionDate))},
      ${texts(changes.map(({ additionalInfo }) => additionalInfo))},
      ${texts(changes.map(({ customValues }) => JSON.stringify(customValues)))})
      as given (id, language, deletion_date, additional_info, custom_values)
    where a.id = given.id and a.status = 'active'`)
  await record(tx, actor, before, await readEditables(tx, ids))
}

async function record(
  tx: Transaction,
  by: Actor,
  before: ReadonlyMap<string, Editable>,
  after: ReadonlyMap<string, Editable>,
) {
  const changed = [...before].flatMap(([id, was]) => {
    const is = after.get(id)
    const details = is ? editedBetween(was, is) : {}
    return Object.keys(details).length > 0 ? [{ id, details: JSON.stringify(details) }] : []
  })
  const [ids, details] = [changed.map(({ id }) => id), changed.map((one) => one.details)]
  const targets = sql`select * from unnest(${uuids(ids)}, ${texts(details)}::jsonb[])`
  await recordEach(tx, { by, action: 'account.changed', targets })
}
