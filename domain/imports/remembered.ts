import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import type { FoundImport } from './find-import'
import type { Column } from './input'

/** More shapes than a person meets. */
const most = 200

/** What tells files of one making: their headers in order, however they are spaced and capitalised. */
const shapeOf = (headers: readonly string[]) =>
  createHash('sha256')
    .update(
      JSON.stringify(headers.map((one) => one.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase())),
    )
    .digest('hex')

/** The columns that the person last imported a file of the same headers with. One statement, before the file is read. */
export async function readRemembered(
  db: Executor,
  accountId: string,
): Promise<(headers: readonly string[]) => (Column | null)[] | null> {
  const { rows } = await db.execute<{ shape: string; columns: (Column | null)[] }>(sql`
    select shape, columns from import_mappings where account_id = ${accountId} order by id desc limit ${most}`)
  const byShape = new Map(rows.map(({ shape, columns }) => [shape, columns]))
  return (headers) => byShape.get(shapeOf(headers)) ?? null
}

/** A file without headers has no shape. */
export async function rememberColumns(
  tx: Transaction,
  { accountId }: { accountId: string },
  { format, recognised }: FoundImport,
): Promise<void> {
  if (!format?.hasHeader || !recognised) return
  await tx.execute(sql`
    insert into import_mappings (account_id, shape, columns)
    values (${accountId}, ${shapeOf(recognised.headers)}, ${JSON.stringify(format.columns)}::jsonb)
    on conflict (account_id, shape) do update set columns = excluded.columns`)
}
