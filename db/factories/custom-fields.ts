import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { customFields } from '@/db/schema'
import type { CustomField } from '@/domain/custom-fields/input'
import { idAt } from './ids'

export type FieldRow = Pick<CustomField, 'name'> & Partial<Omit<CustomField, 'id'>>

/** Defines fields after all others, in the order given, and answers them. One statement, whatever the number. */
export async function createCustomFields(db: Executor, given: readonly FieldRow[]): Promise<CustomField[]> {
  const fields = given.map((row) => ({
    id: idAt(),
    kind: 'text' as const,
    choices: [],
    required: false,
    askedAtFirstLogin: false,
    ...row,
  }))
  const last = sql`(select coalesce(max(position), 0) from custom_fields)`
  await db
    .insert(customFields)
    .values(fields.map((field, at) => ({ ...field, position: sql`${last} + ${at + 1}::int` })))
  return fields
}
