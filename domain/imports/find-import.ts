import { sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { RowOutcome } from './input'
import type { Totals } from './outcome'
import { seesImport } from './policy'
import type { ImportView } from './view'

/** An import as the use cases know it. */
export type FoundImport = Pick<
  ImportView,
  | 'name'
  | 'size'
  | 'status'
  | 'kind'
  | 'recognised'
  | 'format'
  | 'formatVersion'
  | 'way'
  | 'sendsCredentials'
  | 'fault'
  | 'faultLine'
  | 'rows'
  | 'dealt'
  | 'totals'
> & {
  id: string
  groupId: string | null
  startedById: string
  origin: string | null
  checkpoint: number
  previewTotals: Totals | null
}

const columns = sql`id, group_id as "groupId", started_by_id as "startedById", origin, name, size::int, status, kind,
  recognised, format, format_version as "formatVersion", way, sends_credentials as "sendsCredentials", fault,
  fault_line as "faultLine", rows, checkpoint, dealt, preview_totals as "previewTotals", totals`

export async function readImport(db: Executor, importId: string): Promise<FoundImport | null> {
  const { rows } = await db.execute<FoundImport>(sql`select ${columns} from imports where id = ${importId}`)
  return rows[0] ?? null
}

/** Held until commit: whoever takes a step of it does so one after the other. */
export async function holdImport(tx: Transaction, importId: string): Promise<FoundImport | null> {
  const { rows } = await tx.execute<FoundImport>(
    sql`select ${columns} from imports where id = ${importId} for update`,
  )
  return rows[0] ?? null
}

/** Whether nobody has gone on, or changed how it is done, meanwhile. */
export const isSameTurn = (now: FoundImport, then: FoundImport) =>
  now.status === then.status && now.formatVersion === then.formatVersion && now.checkpoint === then.checkpoint

/** Through the actor: an import that they may not see is none (A2). */
export const seenBy = (actor: Actor, found: FoundImport | null) =>
  found && seesImport(actor, found) ? found : null

/** How many rows ended how, for the audit. */
export function figuresOf(totals: Totals | null): Record<string, number> {
  const told = {
    create: 'created',
    invite: 'invited',
    restore: 'restored',
    update: 'updated',
    refused: 'refused',
  }
  return Object.fromEntries(
    Object.entries(told).flatMap(([outcome, name]) => {
      const count = totals?.outcomes[outcome as RowOutcome] ?? 0
      return count > 0 ? [[name, count]] : []
    }),
  )
}
