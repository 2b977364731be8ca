import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { changesBetween } from '@/domain/audit/changes'

/** What can be edited of an account in one form, and its version, which changes with any of it. */
export type Editable = {
  firstName: string
  lastName: string
  email: string | null
  userName: string | null
  language: 'fr' | 'en'
  deletionDate: string | null
  additionalInfo: string
  customValues: Record<string, string>
  version: string
}

/** The columns of `Editable`, of the account `a`. */
export const editable: SQL = sql`
  a.first_name as "firstName", a.last_name as "lastName", a.email, a.user_name as "userName", a.language,
  a.deletion_date as "deletionDate", a.additional_info as "additionalInfo", a.custom_values as "customValues",
  md5(jsonb_build_array(a.first_name, a.last_name, a.email, a.user_name, a.language, a.deletion_date,
    a.additional_info, a.custom_values)::text) as version`

export async function readEditable(db: Executor, accountId: string): Promise<Editable> {
  const { rows } = await db.execute<Editable>(
    sql`select ${editable} from accounts a where a.id = ${accountId}`,
  )
  if (!rows[0]) throw new Error('A held account is gone')
  return rows[0]
}

/** What is another now, as the audit keeps it; each custom field by itself. */
export function editedBetween(
  { version: _, customValues: were, ...before }: Editable,
  { version: __, customValues: are, ...after }: Editable,
): Record<string, unknown> {
  const customValues = changesBetween(were, are)
  return { ...changesBetween(before, after), ...(Object.keys(customValues).length > 0 && { customValues }) }
}
