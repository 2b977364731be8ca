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

/** Tests drop databases: they touch none that is not on this machine and theirs by name. */
export function refuseUnlessLocal({ hostname, pathname }: URL): void {
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && pathname.startsWith('/test_')
  if (!local) throw new Error(`Tests refuse to touch ${hostname}${pathname}: it is not a test database.`)
}

afterAll(closeDatabase)
