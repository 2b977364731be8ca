import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
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
  const found = (await readEditables(db, [accountId])).get(accountId)
  if (!found) throw new Error('A held account is gone')
  return found
}

/** By account. One statement. */
export async function readEditables(
  db: Executor,
  accountIds: readonly string[],
): Promise<Map<string, Editable>> {
  const { rows } = await db.execute<Editable & { id: string }>(
    sql`select a.id, ${editable} from accounts a where a.id = any(${uuids(accountIds)})`,
  )
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** What is another now, as the audit keeps it; each custom field by itself. */
export function editedBetween(
  { version: _, customValues: were, ...before }: Editable,
  { version: __, customValues: are, ...after }: Editable,
): Record<string, unknown> {
  const customValues = changesBetween(were, are)
  return { ...changesBetween(before, after), ...(Object.keys(customValues).length > 0 && { customValues }) }
}
