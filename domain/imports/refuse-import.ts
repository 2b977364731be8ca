import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { FoundImport } from './find-import'
import type { ImportFault } from './view'

/** Ends an import at work: its file cannot be read, or whoever began it may do nothing any more. What is written stays. */
export async function refuseImport(
  db: Executor,
  { id, formatVersion }: FoundImport,
  fault: ImportFault,
  line: number | null = null,
): Promise<void> {
  await db.execute(sql`
    update imports set status = 'refused', fault = ${fault}, fault_line = ${line}, ended_at = now()
    where id = ${id} and status in ('reading', 'previewing', 'importing') and format_version = ${formatVersion}`)
}
