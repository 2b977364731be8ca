import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts } from '@/db/sql'
import type { ReadRow } from './row'

/* Whom the rows of a file meet: accounts and invitations by their logins. */

/** What somebody is named by. */
export type Logins = Pick<ReadRow, 'email' | 'userName'>
export const emailsOf = (rows: readonly Logins[]) => [...new Set(rows.flatMap(({ email }) => email ?? []))]
const userNamesOf = (rows: readonly Logins[]) => [...new Set(rows.flatMap(({ userName }) => userName ?? []))]

/** The condition that the account `a` is one that the rows name. */
export const named = (rows: readonly Logins[]): SQL => sql`
  (a.email = any(${texts(emailsOf(rows))}) or a.user_name = any(${texts(userNamesOf(rows))}))`

/**
 * Holds the invitations and accounts that the rows meet, in the order in which everybody holds them. A statement of its
 * own for each: what is read afterwards is what whoever was waited for has left (F08).
 */
export async function holdMet(tx: Transaction, rows: readonly Logins[]): Promise<void> {
  await tx.execute(sql`
    select from invitations where status = 'pending' and email = any(array(
      select unnest(${texts(emailsOf(rows))})
      union select a.email from accounts a where a.user_name = any(${texts(userNamesOf(rows))})))
    order by id for update`)
  await tx.execute(sql`select from accounts a where ${named(rows)} order by a.id for no key update`)
}
