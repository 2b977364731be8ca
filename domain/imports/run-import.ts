import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { LinkKeys } from '@/domain/links/token'
import { enqueue } from '@/domain/mail/queue'
import { readImport } from './find-import'
import { importBatch } from './import-batch'
import { previewBatch } from './preview-batch'
import { readFile } from './read-file'
import type { BeginTurn } from './stage-rows'

export type ImportSettings = { keys: LinkKeys; passwordCost: number }

/** How long one job works, in milliseconds: well within its lease, so that no second worker takes it meanwhile. */
const stretchMs = 20_000

/**
 * Takes an import as far as it goes without a person, from where it stands: reading, trying, writing. What takes longer
 * goes on in another job. Whoever dies leaves it where its last batch was committed; two at once do no harm, for a batch
 * that is not the next one any more writes nothing (F10, F13). Answers what to log.
 */
export async function runImport(
  db: Database,
  settings: ImportSettings,
  importId: string,
  signal?: AbortSignal,
): Promise<string> {
  const beginTurn: BeginTurn = () => {
    const until = Date.now() + stretchMs
    return () => !signal?.aborted && Date.now() < until
  }
  const goesOn = beginTurn()
  for (;;) {
    const found = await readImport(db, importId)
    if (!found) return `${importId}: gone`
    const step = steps[found.status]
    if (!step) return `${importId}: ${found.status}`
    if (!goesOn()) {
      await goOnLater(db, importId)
      return `${importId}: ${found.status}, ${found.dealt} rows`
    }
    await step(db, settings, found, beginTurn)
  }
}

/** One job that waits is enough: whoever pauses and resumes often does not keep others from their turn. */
async function goOnLater(db: Database, importId: string) {
  const { rows } = await db.execute(sql`
    select from pgboss.job j where j.name = 'import' and j.state = 'created' and j.data->>'importId' = ${importId} limit 1`)
  if (rows.length === 0) await enqueue(db, 'import', [{ data: { importId } }])
}

type Step = (...given: [Database, ImportSettings, Found, BeginTurn]) => Promise<void>
type Found = NonNullable<Awaited<ReturnType<typeof readImport>>>

const steps: Partial<Record<Found['status'], Step>> = {
  reading: (db, { keys }, found, beginTurn) => readFile(db, keys, found, beginTurn),
  previewing: (db, { keys }, found) => previewBatch(db, keys, found),
  importing: (db, settings, found) => importBatch(db, settings, found),
}
