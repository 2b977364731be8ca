import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { openDatabase } from '@/db/client'
import { findActorsByAccount } from '@/domain/access/find-actor'
import { chooseOptions } from '@/domain/imports/choose-format'
import { runImport } from '@/domain/imports/run-import'
import { startImport } from '@/domain/imports/start-import'
import { env } from '@/env'
import { orRefused, uploadFile } from '@/scripts/import/upload'
import { timed } from './timing'

/** What one import took, in milliseconds; the memory of its process before it began, and at most, in bytes. */
export type Ran = {
  importId: string
  sent: number
  /** Recognising it and putting its rows in order; and the dry run after that, with the first of its rows. */
  read: number
  firstRows: number
  tried: number
  written: number
  before: number
  peak: number
}

/*
 * A worker's whole work on one file, in a process of its own, so that its memory can be told from that of the others:
 * from the file on disk to the last commit. Prints what it took as one line.
 */
const { values } = parseArgs({
  options: { file: { type: 'string' }, group: { type: 'string' }, as: { type: 'string' } },
})
const { file: path = '', group: groupId = '', as = '' } = values
const { DATABASE_URL, DATABASE_GATEWAY, AUTH_SECRET, PASSWORD_COST } = env()
const keys = { current: AUTH_SECRET }
const db = openDatabase(DATABASE_URL, DATABASE_GATEWAY, 4)
const [actor] = await findActorsByAccount(db, [as])
if (!actor) throw new Error('Nobody to import as: nothing was measured')

const before = memory('VmRSS')
let importId = ''
const sent = await timed(async () => {
  importId = await uploadFile(db, keys, actor, { path, groupId })
  orRefused(await chooseOptions(db, actor, { importId, way: 'create', sendsCredentials: false }))
})
const first = timed(untilFirstRows)
const inOrder = timed(untilRead)
const both = await timed(() => work('previewed'))
const [firstRows, read] = [await first, await inOrder]
const tried = both - read
const formatVersion = await expected('previewed')
const written = await timed(async () => {
  orRefused(await startImport(db, actor, { importId, formatVersion }))
  await work('done')
})
await expected('done')
const peak = memory('VmHWM')
console.log(JSON.stringify({ importId, sent, read, firstRows, tried, written, before, peak } satisfies Ran))
await db.$client.end()

function memory(name: 'VmHWM' | 'VmRSS'): number {
  const [, size] = new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(size) * 1024
}

async function work(to: string): Promise<void> {
  while ((await standing()).status !== to)
    await runImport(db, { keys, passwordCost: PASSWORD_COST }, importId)
}

async function standing() {
  const { rows } = await db.execute<{ status: string; formatVersion: number; fault: string | null }>(sql`
    select status, format_version as "formatVersion", fault from imports where id = ${importId}`)
  const [row] = rows
  if (!row || ['choosing', 'refused', 'cancelled'].includes(row.status)) {
    throw new Error(`The import is ${row?.status}, ${row?.fault}: nothing was measured`)
  }
  return row
}

async function expected(status: string): Promise<number> {
  const now = await standing()
  if (now.status !== status) throw new Error(`The import is ${now.status}: nothing was measured`)
  return now.formatVersion
}

async function untilRead(): Promise<void> {
  while ((await standing()).status === 'reading') await wait(20)
}

/** The first page of the dry run's table. */
async function untilFirstRows(): Promise<void> {
  for (;;) {
    const { rows } = await db.execute<{ count: number }>(sql`
      select count(*)::int as count from (
        select from import_outcomes where import_id = ${importId} and phase = 'preview' limit 50) as first`)
    if ((rows[0]?.count ?? 0) >= 50 || (await standing()).status === 'previewed') return
    await wait(20)
  }
}
