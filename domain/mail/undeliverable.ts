import { type SQL, sql } from 'drizzle-orm'

/**
 * The condition that mail to the address does not arrive any more: its server refused one for good, its person
 * complained, or the provider writes to it no longer. One more would help nobody and hurt everybody's mails.
 */
export const undeliverable = (address: SQL): SQL => sql`exists (
  select from mails lost where lost.recipient = ${address} and lost.delivery in ('bounced', 'suppressed', 'complained'))`
