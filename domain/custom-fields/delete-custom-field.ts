import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changesPlatform } from '@/domain/access/policy'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import type { FieldDeletion } from './definition'
import { holdDefinitions } from './hold-fields'
import { countHolders, holders } from './list-used-fields'
import { type FieldUse, usesOf } from './policy'

type Found = FieldUse & { name: string }

/**
 * Deletes a field and every value of it, all or nothing. Refuses when more would be lost than was `seen` before the
 * decision. Only for platform administrators (A2). The same number of statements whatever the number of values.
 */
export async function deleteCustomField(
  db: Database,
  actor: Actor,
  { fieldId, seen }: FieldDeletion,
): Promise<Result<FieldUse, 'not_found' | 'more_lost'>> {
  if (!changesPlatform(actor)) return refused('not_found')
  return db.transaction(async (tx) => {
    await holdDefinitions(tx)
    const found = await lock(tx, fieldId)
    if (!found) return refused('not_found')
    const { name, ...use } = found
    if (usesOf(use) > seen) return refused('more_lost')
    await remove(tx, fieldId)
    const targets = sql`select ${fieldId}::uuid`
    await recordEvents(tx, { by: actor, action: 'custom_field.deleted', targets, details: { name, ...use } })
    return done(use)
  })
}

/** The row is taken first and the values are counted then: whoever writes one holds the row, and is waited for. */
async function lock(tx: Transaction, fieldId: string): Promise<Found | undefined> {
  const { rows } = await tx.execute<{ name: string }>(
    sql`select name from custom_fields where id = ${fieldId} for update`,
  )
  const [field] = rows
  if (!field) return undefined
  const { rows: counted } = await tx.execute<FieldUse>(
    sql`select ${countHolders} from (${holders(sql`custom_values ? ${fieldId}::text`)}) as held`,
  )
  return { ...field, ...(counted[0] ?? { people: 0, deleted: 0, invitations: 0 }) }
}

async function remove(tx: Transaction, fieldId: string) {
  await tx.execute(sql`
    with of_accounts as (
      update accounts set custom_values = custom_values - ${fieldId}::text where custom_values ? ${fieldId}::text
    ), of_invitations as (
      update invitations set custom_values = custom_values - ${fieldId}::text where custom_values ? ${fieldId}::text
    )
    delete from custom_fields where id = ${fieldId}`)
}
