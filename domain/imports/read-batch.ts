import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { readCatalogue } from './catalogue'
import type { FoundImport } from './find-import'
import type { Batch } from './next-rows'
import { rowReader } from './read-row'
import { validRows } from './row'

/** The rows of a batch as the platform and the rights of the actor have them at this moment (A1). Two statements. */
export async function readBatch(db: Executor, actor: Actor, found: FoundImport, { rows }: Batch) {
  if (!found.format) throw new Error('An import at work has a format')
  const catalogue = await readCatalogue(db, actor, found)
  const readings = rows.map(rowReader(found.format, catalogue))
  return { readings, rows: validRows(readings), customFields: catalogue.customFields }
}
