import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { containing } from '@/db/sql'
import { containsAll } from '@/domain/accounts/matching'
import { canonicalAddress } from '@/domain/addresses/policy'
import { isId } from '@/domain/id'

/** More than so many are not looked for: nobody reads the journal of five hundred people at once. */
export const mostFound = 500

/**
 * The accounts that a text means: an id, a part of a name or login, or the whole address of somebody who was
 * deleted. One statement.
 */
export function findAccountIds(db: Executor, text: string): Promise<string[]> {
  return isId(text) ? Promise.resolve([text]) : read(db, [accounts(text)])
}

/** The same for all that something can be done to: also invitations, groups, courses, sessions, imports and custom fields. */
export function findTargetIds(db: Executor, text: string): Promise<string[]> {
  if (isId(text)) return Promise.resolve([text])
  const part = containing(text)
  return read(db, [
    accounts(text),
    sql`select id from invitations where status = 'pending' and email ilike ${part}`,
    // Ended invitations have no index on the address; their mails do.
    sql`select invitation_id from mails where recipient = ${exactly(text)} and invitation_id is not null`,
    sql`select id from groups where name ilike ${part}`,
    sql`select id from courses where name ilike ${part}`,
    sql`select s.id from course_sessions s join courses c on c.id = s.course_id
      where s.name ilike ${part} or c.name ilike ${part}`,
    sql`select id from imports where name ilike ${part}`,
    sql`select id from custom_fields where name ilike ${part}`,
  ])
}

async function read(db: Executor, sources: SQL[]): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct id from (${sql.join(sources, sql` union all `)}) as found (id) limit ${mostFound}`)
  return rows.map(({ id }) => id)
}

function accounts(text: string): SQL {
  return sql`
    select a.id from accounts a where a.status = 'active' and ${containsAll(text)}
    union all
    select a.id from accounts a where a.email = ${exactly(text)} or a.user_name = ${text.toLowerCase()}`
}

function exactly(text: string): string {
  const reading = canonicalAddress(text)
  return reading.ok ? reading.address : text.toLowerCase()
}
