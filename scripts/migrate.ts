import { existsSync } from 'node:fs'
import { closeDatabase, db } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'

const { queues } = existsSync('jobs/queues.ts') ? await import('../jobs/queues.ts' as string) : { queues: [] }

await migrateDatabase(db(), queues)
await closeDatabase()
