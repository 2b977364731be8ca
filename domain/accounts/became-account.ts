import { type SQL, sql } from 'drizzle-orm'

/** The ids of the invitations that became the account. */
export const becameAccount = (accountId: SQL): SQL => sql`
  select i.id from invitations i where i.status = 'accepted' and i.ended_by_id = ${accountId}`
