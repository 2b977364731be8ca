import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { CustomValues } from '@/db/schema'

/** Tells the values whose field is there, and not empty. */
export type HeldFields = (values: CustomValues) => CustomValues

/**
 * Whoever writes values holds the fields first, before any other row: a field that is being deleted takes every value
 * with it, or is gone here already. One statement, whatever the number of people.
 */
export async function holdFields(tx: Transaction): Promise<HeldFields> {
  const { rows } = await tx.execute<{ id: string }>(sql`select id from custom_fields for key share`)
  const held = new Set(rows.map(({ id }) => id))
  return (values) =>
    Object.fromEntries(Object.entries(values).filter(([id, value]) => held.has(id) && value !== ''))
}

/**
 * Changes of the definitions come one after the other: their names, number and order depend on each other. Those who
 * write values do not wait for this.
 */
export async function holdDefinitions(tx: Transaction): Promise<void> {
  await tx.execute(sql`lock table custom_fields in share row exclusive mode`)
}
