import { sql } from 'drizzle-orm'
import { brokenConstraint } from '@/db/broken-constraint'
import type { Database, Transaction } from '@/db/client'
import { texts } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { changesPlatform } from '@/domain/access/policy'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import { type FieldInput, mostFields } from './definition'
import { holdDefinitions } from './hold-fields'

export type CreateFieldRefusal = 'not_found' | 'too_many' | 'name_taken'

/** Defines a field, after all others. Only for platform administrators (A2: for others there are no definitions). */
export async function createCustomField(
  db: Database,
  actor: Actor,
  input: FieldInput,
): Promise<Result<{ fieldId: string }, CreateFieldRefusal>> {
  if (!changesPlatform(actor)) return refused('not_found')
  try {
    return await db.transaction(async (tx) => {
      await holdDefinitions(tx)
      const fieldId = await insert(tx, input)
      if (!fieldId) return refused('too_many')
      const targets = sql`select ${fieldId}::uuid`
      await recordEvents(tx, { by: actor, action: 'custom_field.created', targets, details: input })
      return done({ fieldId })
    })
  } catch (error) {
    if (brokenConstraint(error) === 'custom_fields_name') return refused('name_taken')
    throw error
  }
}

async function insert(tx: Transaction, input: FieldInput): Promise<string | undefined> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into custom_fields (name, kind, choices, required, asked_at_first_login, position)
    select ${input.name}, ${input.kind}::custom_field_kind, ${texts(input.choices)}, ${input.required},
      ${input.askedAtFirstLogin}, coalesce(max(position), 0) + 1
    from custom_fields having count(*) < ${mostFields}
    returning id`)
  return rows[0]?.id
}
