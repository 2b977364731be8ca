import { sql } from 'drizzle-orm'
import { brokenConstraint } from '@/db/broken-constraint'
import type { Database, Transaction } from '@/db/client'
import { texts } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { changesPlatform } from '@/domain/access/policy'
import { changesBetween } from '@/domain/audit/changes'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import type { FieldInput } from './definition'
import { holdDefinitions } from './hold-fields'
import { holders, versionOfField } from './list-used-fields'

export type ChangeFieldRefusal = 'not_found' | 'changed_meanwhile' | 'kind_used' | 'name_taken'
type Change = FieldInput & { fieldId: string; version: string }

/**
 * Changes a field. Values stay as they are, also those that a choice no longer offers; so the kind of a field with
 * values cannot change. Refuses what was decided on another definition than there is. Only for platform
 * administrators (A2).
 */
export async function changeCustomField(
  db: Database,
  actor: Actor,
  { fieldId, version, ...input }: Change,
): Promise<Result<null, ChangeFieldRefusal>> {
  if (!changesPlatform(actor)) return refused('not_found')
  try {
    return await db.transaction(async (tx) => {
      await holdDefinitions(tx)
      const before = await lock(tx, fieldId)
      if (!before) return refused('not_found')
      if (before.version !== version) return refused('changed_meanwhile')
      if (before.field.kind !== input.kind && (await isUsed(tx, fieldId))) return refused('kind_used')
      await write(tx, fieldId, input)
      const changes = changesBetween(before.field, input)
      const targets = sql`select ${fieldId}::uuid`
      const details = { name: before.field.name, ...changes }
      if (Object.keys(changes).length > 0)
        await recordEvents(tx, { by: actor, action: 'custom_field.changed', targets, details })
      return done(null)
    })
  } catch (error) {
    if (brokenConstraint(error) === 'custom_fields_name') return refused('name_taken')
    throw error
  }
}

/** Whoever is writing a value of this field is waited for, so that none of the former kind comes after. */
async function lock(tx: Transaction, fieldId: string) {
  const { rows } = await tx.execute<{ version: string; field: FieldInput }>(sql`
    select ${versionOfField} as version, jsonb_build_object('name', name, 'kind', kind, 'choices', choices,
      'required', required, 'askedAtFirstLogin', asked_at_first_login) as field
    from custom_fields f where id = ${fieldId} for update`)
  return rows[0]
}

async function isUsed(tx: Transaction, fieldId: string): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select from (${holders(sql`custom_values ? ${fieldId}::text`)}) as held limit 1`,
  )
  return rows.length > 0
}

const write = (tx: Transaction, fieldId: string, input: FieldInput) =>
  tx.execute(sql`
    update custom_fields set name = ${input.name}, kind = ${input.kind}::custom_field_kind,
      choices = ${texts(input.choices)}, required = ${input.required},
      asked_at_first_login = ${input.askedAtFirstLogin}
    where id = ${fieldId}`)
