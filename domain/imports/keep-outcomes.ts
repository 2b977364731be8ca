import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Decision } from './decision'
import type { FoundImport } from './find-import'
import type { Batch, Phase } from './next-rows'
import type { Totals } from './outcome'

/** What a batch comes to. `accounts`: by line, whom a row is about, where there is somebody. */
export type BatchAnswer = {
  decisions: readonly Decision[]
  accounts: ReadonlyMap<number, string>
  totals: Totals
}

/** Keeps what became of the rows and how far the phase is, in the transaction of what it did (F10). Two statements. */
export async function keepOutcomes(
  tx: Transaction,
  { id }: FoundImport,
  phase: Phase,
  { upTo }: Batch,
  { decisions, accounts, totals }: BatchAnswer,
): Promise<void> {
  const lines = decisions.map(({ line }) => line)
  await tx.execute(sql`
    insert into import_outcomes (import_id, phase, line, outcome, details, account_id)
    select ${id}, ${phase}::import_phase, given.line, given.outcome::row_outcome, given.details::jsonb, given.account_id
    from unnest(${sql.param(lines)}::int[], ${texts(decisions.map(({ outcome }) => outcome))},
      ${texts(decisions.map(({ details }) => JSON.stringify(details)))},
      ${uuids(lines.map((line) => accounts.get(line) ?? null))}) as given (line, outcome, details, account_id)`)
  const column = phase === 'preview' ? sql`preview_totals` : sql`totals`
  await tx.execute(sql`
    update imports set checkpoint = ${upTo}, dealt = dealt + ${decisions.length},
      ${column} = ${JSON.stringify(totals)}::jsonb
    where id = ${id}`)
}

/** What a dry run before had come to. */
export const forgetPreview = (tx: Transaction, importId: string) =>
  tx.execute(sql`delete from import_outcomes where import_id = ${importId} and phase = 'preview'`)
