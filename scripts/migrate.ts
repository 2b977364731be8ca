import { closeDatabase, db } from '@/db/client'
import { bringUpToDate } from './bring-up-to-date'

await bringUpToDate(db())
await closeDatabase()
