import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { findActorsByAccount } from '@/domain/access/find-actor'
import type { LinkKeys } from '@/domain/links/token'
import { decideRows } from './decide-rows'
import { readFacts } from './facts'
import { type FoundImport, holdImport, isSameTurn } from './find-import'
import { guessableAmong } from './guessable-passwords'
import { forgetPreview, keepOutcomes } from './keep-outcomes'
import { nextRows } from './next-rows'
import { noTotals } from './outcome'
import { readBatch } from './read-batch'
import { refuseImport } from './refuse-import'
import { readSeatsLeft } from './seats-left'
import { sum, weigh } from './weigh'

/** The first rows are on the screen soon, the others with fewer round trips. */
const [firstRows, rowsAtATime] = [250, 4_000]

/** Tries the next rows: decides about them as the import will, and writes nothing but what was decided (V3). */
export async function previewBatch(db: Database, keys: LinkKeys, found: FoundImport): Promise<void> {
  const [actor] = await findActorsByAccount(db, [found.startedById])
  if (!actor) return refuseImport(db, found, 'no_right')
  const batch = await nextRows(db, keys, found, 'preview', found.checkpoint === 0 ? firstRows : rowsAtATime)
  if (!batch) return finish(db, found)
  const { readings, rows, customFields } = await readBatch(db, actor, found, batch)
  const facts = await readFacts(db, keys, actor, rows, customFields)
  const seats = await readSeatsLeft(db)
  const deciding = {
    actor,
    facts,
    way: found.way,
    guessable: await guessableAmong(rows, facts),
    seatsLeft: seats === null ? null : Math.max(seats - (found.previewTotals?.seats ?? 0), 0),
  }
  const { decisions, deeds } = decideRows(deciding, batch.rows, readings)
  const totals = weigh({ facts, sendsCredentials: found.sendsCredentials }, decisions, deeds)
  await db.transaction(async (tx) => {
    const now = await holdImport(tx, found.id)
    if (!now || !isSameTurn(now, found)) return
    if (found.checkpoint === 0) await forgetPreview(tx, found.id)
    await keepOutcomes(tx, found, 'preview', batch, {
      decisions,
      accounts: new Map(),
      totals: sum(found.previewTotals ?? noTotals, totals),
    })
  })
}

async function finish(db: Database, { id, formatVersion }: FoundImport) {
  await db.execute(sql`
    update imports set status = 'previewed'
    where id = ${id} and status = 'previewing' and format_version = ${formatVersion}`)
}
