import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { CustomField } from './input'

/** The custom fields of the platform in their order. Their names are no secret: forms of many people ask for them. */
export async function listCustomFields(db: Executor): Promise<CustomField[]> {
  const { rows } = await db.execute<CustomField>(sql`
    select id, name, kind, choices, required, asked_at_first_login as "askedAtFirstLogin"
    from custom_fields order by position, id`)
  return rows
}
