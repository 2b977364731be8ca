import { sql } from 'drizzle-orm'
import { afterAll } from 'vitest'
import { closeDatabase, type Database, db } from '@/db/client'
import { createDatabase } from '@/db/local/create-database'
import { env } from '@/env'
import { TEMPLATE } from './template'

/** A fresh, migrated, empty database of this test worker; `db()` is the same one. Call it once a file. */
export async function testDatabase(): Promise<Database> {
  const url = new URL(env().DATABASE_URL)
  refuseUnlessLocal(url)
  await closeDatabase()
  const address = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  await createDatabase(address, url.pathname.slice(1), { template: TEMPLATE, replace: true })
  return db()
}

/**
 * Empties the database of the tests of a file, so that each can begin with a platform of its own: much faster than
 * another database.
 */
export async function emptyDatabase(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    // What only grows refuses to be emptied.
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`
      truncate accounts, groups, invitations, mail_batches, audit_events, custom_fields, mail_budget_days cascade`)
    await tx.execute(sql`update seats set taken = 0, most = null`)
  })
}

/** Tests drop databases: they touch none that is not on this machine and theirs by name. */
export function refuseUnlessLocal({ hostname, pathname }: URL): void {
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && pathname.startsWith('/test_')
  if (!local) throw new Error(`Tests refuse to touch ${hostname}${pathname}: it is not a test database.`)
}

afterAll(closeDatabase)
