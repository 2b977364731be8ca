import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { expect, type Ground } from './ground'
import { visitorNamed } from './people'

/** Values that whoever adds a column would like it to have. */
export const worthHaving: Record<string, string> = {
  is_owner: 'true',
  role: 'admin',
  email: 'intrus@ailleurs.example',
  link_version: '9',
  expires_at: '2099-01-01T00:00:00Z',
  deletion_date: '2099-01-01',
  time_zone: 'Pacific/Auckland',
  password_hash: 'x',
  first_name: 'Autre',
  last_name: 'Autre',
}

/** Every column of the tables, as the database and as the code writes it, except those that the form has. */
export async function everyColumn(
  ground: Ground,
  tables: string[],
  asked: string[],
): Promise<Record<string, string>> {
  const { rows } = await ground.db.execute<{ name: string }>(sql`
    select distinct column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = any(${sql.param(tables)}::text[])`)
  const owner = visitorNamed(ground.people, 'owner').accountId ?? ''
  const entries = rows.flatMap(({ name }) => {
    const value = worthHaving[name] ?? (name.endsWith('id') ? owner : 'accepted')
    const camel = name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
    return [name, camel].map((key): [string, string] => [key, value])
  })
  expect(entries.length).toBeGreaterThan(8)
  return Object.fromEntries(entries.filter(([name]) => !asked.includes(name)))
}

/** The rows as they are, without what differs from one row to the next anyway. */
export async function rowsOf(db: Database, table: string, where: ReturnType<typeof sql>) {
  const { rows } = await db.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(t) as row from ${sql.identifier(table)} t where ${where}`,
  )
  const own = /^(id|arrival|email|password_hash|link_version|.*_id)$|_at$/
  return rows.map(({ row }) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, own.test(name) ? '' : value])),
  )
}
