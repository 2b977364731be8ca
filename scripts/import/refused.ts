import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { csvLine, csvStart } from '@/domain/exports/csv'
import { type RefusedFile, type RefusedRow, readRefused } from '@/domain/imports/read-refused'
import { refusedLines } from '@/domain/imports/refused-lines'
import type { Told } from './told'

/** As many are told at once; all of them are in the file. */
const mostTold = 10

/** Tells the first refused rows and writes all of them beside the file, which is not there without any. Answers how many. */
export async function writeRefused(
  db: Database,
  actor: Actor,
  importId: string,
  { path, tell }: { path: string; tell: Told },
): Promise<number> {
  const file = await readRefused(db, actor, importId)
  if (file === null || file === 'erased') throw new Error('The import is gone')
  let count = 0
  const rows = told(file, (row) => {
    if (count < mostTold) tell.refused(row)
    count++
  })
  await write(path, { ...file, rows }, tell)
  if (count === 0) await rm(path)
  else tell.refusedIn(path, count)
  return count
}

async function* told({ rows }: RefusedFile, tell: (row: RefusedRow) => void) {
  for await (const row of rows) {
    tell(row)
    yield row
  }
}

async function write(path: string, file: RefusedFile, { words }: Told): Promise<void> {
  const stream = createWriteStream(path)
  stream.write(csvStart)
  for await (const cells of refusedLines(file, words)) stream.write(csvLine(cells))
  stream.end()
  await finished(stream)
}
