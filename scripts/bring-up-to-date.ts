import { existsSync } from 'node:fs'
import type { Database } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'

/** Everything that the database must have before this version of the app may use it. */
export async function bringUpToDate(database: Database): Promise<void> {
  const { queues } = existsSync('jobs/queues.ts')
    ? await import('../jobs/queues.ts' as string)
    : { queues: [] }
  await migrateDatabase(database, queues)
}
