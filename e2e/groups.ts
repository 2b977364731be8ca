import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** The id of a group of the demo platform, by its name. */
export async function groupId(name: string): Promise<string> {
  const { rows } = await db().execute<{ id: string }>(sql`select id from groups where name = ${name}`)
  const [found] = rows
  if (!found) throw new Error(`There is no group ${name}`)
  return found.id
}
