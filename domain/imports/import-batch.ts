import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { findActorsByAccount } from '@/domain/access/find-actor'
import { holdForCreating, holdForInviting } from '@/domain/addresses/hold-addresses'
import { type Doer, recordEvents, time } from '@/domain/audit/record-events'
import { withinSeatLimit } from '@/domain/billing/within-limit'
import { type HeldFields, holdFields } from '@/domain/custom-fields/hold-fields'
import { holdGroups } from '@/domain/groups/hold-groups'
import { holdTree } from '@/domain/groups/tree-lock'
import { done } from '@/domain/result'
import { decideRows } from './decide-rows'
import { doDeeds } from './do-deeds'
import { readFacts } from './facts'
import { type FoundImport, figuresOf, holdImport, isSameTurn } from './find-import'
import { keepOutcomes } from './keep-outcomes'
import { holdMet } from './met'
import { type Digests, digestPasswords } from './new-passwords'
import { type Batch, nextRows } from './next-rows'
import { noTotals } from './outcome'
import { readBatch } from './read-batch'
import { refuseImport } from './refuse-import'
import type { ReadRow } from './row'
import type { ImportSettings } from './run-import'
import { readSeatsLeft } from './seats-left'
import { sum, weigh } from './weigh'

/** A password takes a tenth of a second to digest: fewer rows at a time where there are some. */
const [rowsAtATime, rowsWithPasswords] = [2_000, 100]

type Writing = { found: FoundImport; batch: Batch; digests: Digests; seatsLeft: number | null }

/**
 * Writes the next rows: what they do and what became of them, in one transaction with how far it is (F10). The rights
 * are those of who began it, read anew (A1). Where seats run out, those who come first have them (B2).
 */
export async function importBatch(db: Database, settings: ImportSettings, found: FoundImport): Promise<void> {
  const hasPasswords = found.format?.columns.includes('password') ?? false
  const batch = await nextRows(
    db,
    settings.keys,
    found,
    'import',
    hasPasswords ? rowsWithPasswords : rowsAtATime,
  )
  if (!batch) return finish(db, found)
  const digests = await digestPasswords(db, settings, found, batch)
  for (let seatsLeft: number | null = null; ; seatsLeft = await readSeatsLeft(db)) {
    const written = await withinSeatLimit(async () =>
      done(await db.transaction((tx) => write(tx, settings, { found, batch, digests, seatsLeft }))),
    )
    if (written.ok) return
  }
}

async function write(
  tx: Transaction,
  settings: ImportSettings,
  { found, batch, digests, seatsLeft }: Writing,
) {
  // Whoever stands still in here keeps others waiting: after a minute the database lets go (F13).
  await tx.execute(sql`set local idle_in_transaction_session_timeout = '60s'`)
  // Who deletes the group takes it before its imports: the other way round each would wait for the other.
  await holdGroups(tx, found.groupId ? [found.groupId] : [])
  const now = await holdImport(tx, found.id)
  if (!now || !isSameTurn(now, found)) return
  const [person] = await findActorsByAccount(tx, [found.startedById])
  if (!person) return giveUp(tx, now)
  const actor = { ...person, origin: now.origin }
  const { readings, rows, customFields } = await readBatch(tx, actor, now, batch)
  const held = await holdAll(tx, now, rows)
  const facts = await readFacts(tx, settings.keys, actor, rows, customFields)
  const deciding = { actor, facts, way: now.way, guessable: digests.guessable, seatsLeft }
  const { decisions, deeds } = decideRows(deciding, batch.rows, readings)
  const accounts = await doDeeds(tx, settings.keys, actor, { found: now, deeds, held, digests, rows })
  const totals = weigh({ facts, sendsCredentials: now.sendsCredentials }, decisions, deeds)
  await keepOutcomes(tx, now, 'import', batch, {
    decisions,
    accounts,
    totals: sum(now.totals ?? noTotals, totals),
  })
}

/** Everything that rows meet is held, in the order in which everybody does, before anything is read of it (F08). */
async function holdAll(tx: Transaction, { way }: FoundImport, rows: readonly ReadRow[]): Promise<HeldFields> {
  await (way === 'create' ? holdForCreating(tx) : holdForInviting(tx))
  await holdGroups(tx, [...new Set(rows.map(({ groupId }) => groupId))])
  const held = await holdFields(tx)
  // Before the people: who deletes a group has the tree, and looks for those who were in it.
  await holdTree(tx)
  await holdMet(tx, rows)
  return held
}

function finish(db: Database, found: FoundImport): Promise<void> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute(sql`
      update imports set status = 'done', ended_at = now()
      where id = ${found.id} and status = 'importing' and checkpoint = ${found.checkpoint} returning id`)
    const by = { accountId: found.startedById, origin: found.origin }
    if (rows.length > 0) await recordEnd(tx, found, { by, action: 'import.finished' })
  })
}

/** Nobody is left with whose rights it could go on. */
async function giveUp(tx: Transaction, found: FoundImport): Promise<void> {
  await refuseImport(tx, found, 'no_right')
  await recordEnd(tx, found, { by: time, action: 'import.cancelled' })
}

const recordEnd = (
  tx: Transaction,
  { id, totals }: FoundImport,
  ended: { by: Doer; action: 'import.finished' | 'import.cancelled' },
) => recordEvents(tx, { ...ended, targets: sql`select ${id}::uuid`, details: figuresOf(totals) })
