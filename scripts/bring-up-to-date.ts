import type { Database } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { queues } from '@/jobs/queues'

/** Everything that the database must have before this version of the app may use it. */
export const bringUpToDate = (database: Database) => migrateDatabase(database, queues)
