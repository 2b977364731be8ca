import type { Executor } from '@/db/client'
import { importOutcomes, importParts, importRows, imports } from '@/db/schema'
import type { ImportStatus } from '@/domain/imports/view'
import { idAt } from './ids'

type ImportRow = Partial<typeof imports.$inferInsert> & { startedById: string }
type OutcomeRow = Omit<typeof importOutcomes.$inferInsert, 'importId'>
type Line = Omit<typeof importRows.$inferInsert, 'importId'>

const isOver = (status: ImportStatus) => ['done', 'cancelled', 'refused'].includes(status)

/** Inserts an import as it stands, with a piece, its rows and what became of them. Answers its id. */
export async function createImport(
  db: Executor,
  { status = 'done', createdAt = new Date(), ...row }: ImportRow,
  { rows = [], outcomes = [] }: { rows?: readonly Line[]; outcomes?: readonly OutcomeRow[] } = {},
): Promise<string> {
  const importId = idAt(createdAt)
  await db.insert(imports).values({
    id: importId,
    name: 'personnes.csv',
    size: 4,
    status,
    createdAt,
    fault: status === 'refused' ? 'empty' : null,
    endedAt: isOver(status) ? createdAt : null,
    ...row,
  })
  const sealed = Buffer.from('rien')
  await db.insert(importParts).values({ importId, position: 0, size: 4, digest: '0'.repeat(64), sealed })
  if (rows.length > 0) await db.insert(importRows).values(rows.map((line) => ({ importId, ...line })))
  if (outcomes.length > 0)
    await db.insert(importOutcomes).values(outcomes.map((one) => ({ importId, ...one })))
  return importId
}
