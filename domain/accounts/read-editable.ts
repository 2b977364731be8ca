import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

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

type FromTo = { from: unknown; to: unknown }

/** What is another now, old and new, as the audit keeps it; each custom field by itself. */
export function changesBetween(
  { version: _, customValues: were, ...before }: Editable,
  { customValues: are, ...after }: Editable,
): Record<string, unknown> {
  const columns = Object.entries(before).flatMap(([name, from]) => {
    const to = after[name as keyof typeof before]
    return from === to ? [] : [[name, { from, to }] as const]
  })
  const values = [...new Set([...Object.keys(were), ...Object.keys(are)])].flatMap((id) => {
    const change: FromTo = { from: were[id] ?? null, to: are[id] ?? null }
    return change.from === change.to ? [] : [[id, change] as const]
  })
  const custom = values.length > 0 ? { customValues: Object.fromEntries(values) } : {}
  return { ...Object.fromEntries(columns), ...custom }
}
