import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { texts } from '@/db/sql'
import type { LinkKeys } from '@/domain/links/token'
import { fileSource } from './file-source'
import { type FoundImport, holdImport } from './find-import'
import type { TableFormat } from './input'
import { forgetPreview } from './keep-outcomes'
import { readAhead } from './read-ahead'
import { loginReader } from './read-row'
import type { TableRow } from './recognised'
import { seal } from './sealing'
import { readTable } from './table/read-table'

/** Begins a turn, and answers what tells whether it still lasts. */
export type BeginTurn = () => () => boolean

/**
 * Puts the rows of a file in order, from where it stood. What was put in order before is read once more, and the turn
 * begins after it: however long a file is, each turn gets further.
 */
export async function stageRows(db: Database, keys: LinkKeys, found: FoundImport, beginTurn: BeginTurn) {
  const { format, kind } = found
  if (!format || !kind) return
  const toKeep = rowKeeper(keys, found.id, format)
  let from = found.checkpoint
  let goesOn: ReturnType<BeginTurn> | undefined
  for await (const rows of readAhead(readTable(fileSource(db, keys, found), kind, format))) {
    const fresh = rows.filter(({ line }) => line > from)
    if (fresh.length === 0) continue
    goesOn ??= beginTurn()
    const kept = fresh.map(toKeep)
    if (!(await keep(db, found, from, kept))) return
    from = fresh.at(-1)?.line ?? from
    if (!goesOn()) return
  }
  await allInOrder(db, found)
}

type KeptRow = { line: number; login: string | null; cells: string; password: Buffer | null }

function rowKeeper(keys: LinkKeys, importId: string, format: TableFormat) {
  const loginOf = loginReader(format)
  const passwords = format.columns.indexOf('password')
  return ({ line, cells }: TableRow): KeptRow => {
    const login = loginOf(cells)
    const typed = passwords >= 0 ? (cells[passwords] ?? '') : ''
    if (typed === '') return { line, login, cells: JSON.stringify(cells), password: null }
    const without = cells.map((cell, at) => (at === passwords ? '' : cell))
    const password = seal(keys, `${importId}:${line}`, Buffer.from(typed))
    return { line, login, cells: JSON.stringify(without), password }
  }
}

/** Whether it was still this reading's turn. */
function keep(db: Database, found: FoundImport, from: number, rows: readonly KeptRow[]): Promise<boolean> {
  return db.transaction(async (tx) => {
    const now = await holdImport(tx, found.id)
    const isOurs =
      now?.status === 'reading' && now.formatVersion === found.formatVersion && now.checkpoint === from
    if (!isOurs) return false
    if (from === 0) await forgetRows(tx, found.id)
    await tx.execute(sql`
      insert into import_rows (import_id, line, login, cells, size, sealed_password)
      select ${found.id}, given.* from unnest(${sql.param(rows.map(({ line }) => line))}::int[],
        ${texts(rows.map(({ login }) => login))}, ${texts(rows.map(({ cells }) => cells))}::json[],
        ${sql.param(rows.map(({ cells }) => cells.length))}::int[],
        ${sql.param(rows.map(({ password }) => password))}::bytea[]) as given (line, login, cells, size, sealed_password)`)
    await tx.execute(sql`
      update imports set checkpoint = ${rows.at(-1)?.line ?? from}, dealt = dealt + ${rows.length}
      where id = ${found.id}`)
    return true
  })
}

/** What was put in order as another format had it. */
async function forgetRows(tx: Transaction, importId: string) {
  await forgetPreview(tx, importId)
  await tx.execute(sql`delete from import_rows where import_id = ${importId}`)
}

/** What the database last knew of the rows is of other files: it would look for each person through the whole of this one. */
async function allInOrder(db: Database, { id, formatVersion }: FoundImport) {
  await db.execute(sql`analyze import_rows (import_id, line, login)`)
  await db.execute(sql`
    update imports set status = case when dealt = 0 then 'refused' else 'previewing' end::import_status,
      fault = case when dealt = 0 then 'no_rows' end, ended_at = case when dealt = 0 then now() end,
      rows = dealt, checkpoint = 0, dealt = 0
    where id = ${id} and status = 'reading' and format_version = ${formatVersion}`)
}
