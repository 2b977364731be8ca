import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { enqueue } from '@/domain/mail/queue'
import { done, type Result, refused } from '@/domain/result'
import { type FoundImport, holdImport, seenBy } from './find-import'
import type { FormatChoice, OptionsChoice, TableFormat } from './input'
import { directsImport } from './policy'
import { withoutPasswords } from './table/samples'
import type { ImportStatus } from './view'

export type ChoiceRefusal = 'not_found' | 'changed_meanwhile'

const open: readonly ImportStatus[] = ['reading', 'choosing', 'previewing', 'previewed']

/**
 * Says how the file is read, in place of what was recognised: it is read and tried anew, with other columns where it is
 * written otherwise. Until rows are written; `changed_meanwhile` when the choice answers to a former one.
 */
export function chooseFormat(
  db: Database,
  actor: Actor,
  { importId, formatVersion, format }: FormatChoice,
): Promise<Result<null, ChoiceRefusal | 'login_missing'>> {
  return choosing(db, actor, importId, async (tx, found) => {
    if (found.formatVersion !== formatVersion || !found.format) return refused('changed_meanwhile')
    if (found.kind === 'csv' && !(format.encoding && format.separator)) return refused('changed_meanwhile')
    const isOther = isWrittenOtherwise(found.format, format)
    const known = new Set(format.columns)
    if (!isOther && !known.has('email') && !known.has('user_name')) return refused('login_missing')
    await tx.execute(sql`
      update imports set status = 'reading', format = ${JSON.stringify(format)}::jsonb,
        recognised = ${isOther ? null : recognisedAs(found, format)}::jsonb,
        format_version = format_version + 1, rows = null, checkpoint = 0, dealt = 0, preview_totals = null
      where id = ${importId}`)
    await workOn(tx, found)
    return done(null)
  })
}

/** What is said to be a password is shown no more. */
const recognisedAs = ({ recognised }: FoundImport, { columns }: TableFormat) =>
  recognised && JSON.stringify({ ...recognised, samples: withoutPasswords(recognised.samples, columns) })

/** Its columns are other ones then, and are recognised anew. */
const isWrittenOtherwise = (one: TableFormat, other: TableFormat) =>
  one.encoding !== other.encoding || one.separator !== other.separator || one.hasHeader !== other.hasHeader

/** Accounts or invitations, and whether credentials are mailed: tried anew, since other rows are refused then. */
export function chooseOptions(
  db: Database,
  actor: Actor,
  { importId, way, sendsCredentials }: OptionsChoice,
): Promise<Result<null, ChoiceRefusal>> {
  return choosing(db, actor, importId, async (tx, found) => {
    const isTried = found.status === 'previewing' || found.status === 'previewed'
    await tx.execute(sql`
      update imports set way = ${way}, sends_credentials = ${sendsCredentials},
        format_version = format_version + 1,
        status = case when ${isTried} then 'previewing' else status end,
        checkpoint = case when ${isTried} then 0 else checkpoint end,
        dealt = case when ${isTried} then 0 else dealt end, preview_totals = null
      where id = ${importId}`)
    if (isTried) await workOn(tx, found)
    return done(null)
  })
}

function choosing<Answer>(
  db: Database,
  actor: Actor,
  importId: string,
  choose: (tx: Transaction, found: FoundImport) => Promise<Answer>,
) {
  return db.transaction(async (tx) => {
    const found = seenBy(actor, await holdImport(tx, importId))
    if (!found || !directsImport(actor, found)) return refused('not_found')
    return open.includes(found.status) ? choose(tx, found) : refused('changed_meanwhile')
  })
}

/** Whoever is at work on it already goes on with what it says now. */
async function workOn(tx: Transaction, { id, status }: FoundImport) {
  if (status === 'reading' || status === 'previewing') return
  await enqueue(tx, 'import', [{ data: { importId: id }, priority: 1 }])
}
