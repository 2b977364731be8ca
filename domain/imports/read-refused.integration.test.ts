import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createImport } from '@/db/factories/imports'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import type { RowOutcome } from './input'
import { type RefusedRow, readRefused } from './read-refused'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const format = { hasHeader: true, columns: ['email', 'last_name'] }
const recognised = { headers: ['Courriel', 'Nom'], samples: [], isSure: true }
const reasons = [{ fault: 'login_missing', column: 'email' }]

const laid = (more = {}, lines: readonly (readonly [number, RowOutcome])[] = [[2, 'refused']]) =>
  createImport(
    db,
    {
      startedById: platform.people.userAdmin.id,
      groupId: platform.groups.Lyon,
      status: 'previewed',
      format,
      recognised,
      ...more,
    },
    {
      rows: lines.map(([line]) => ({
        line,
        cells: [`${line}`],
        login: null,
        sealedPassword: line === 2 ? Buffer.from('x') : null,
      })),
      outcomes: lines.map(([line, outcome]) => ({ phase: 'preview', line, outcome, details: { reasons } })),
    },
  )

async function read(who: Cast, importId: string) {
  const file = await readRefused(db, await actorOf(db, platform.people[who]), importId)
  if (file === null || file === 'erased') return file
  const rows: RefusedRow[] = []
  for await (const row of file.rows) rows.push(row)
  return { ...file, rows }
}

test('the rows that the dry run refuses, in their order, with why, under the header of the file', async () => {
  const importId = await laid({}, [
    [9, 'refused'],
    [2, 'refused'],
    [4, 'create'],
  ])
  expect(await read('userAdmin', importId)).toEqual({
    name: 'personnes.csv',
    headers: recognised.headers,
    columns: format.columns,
    rows: [
      { line: 2, cells: ['2'], reasons, hadPassword: true },
      { line: 9, cells: ['9'], reasons, hadPassword: false },
    ],
  })
})

test('once it has begun, those that the import refused, and not those of the dry run', async () => {
  const importId = await laid({ status: 'importing', startedAt: new Date() }, [
    [2, 'refused'],
    [3, 'create'],
  ])
  expect(await read('userAdmin', importId)).toMatchObject({ rows: [] })
  await db.execute(sql`insert into import_outcomes (import_id, phase, line, outcome)
    values (${importId}, 'import', 2, 'create'), (${importId}, 'import', 3, 'refused')`)
  expect(await read('userAdmin', importId)).toMatchObject({ rows: [{ line: 3, reasons: [] }] })
})

test('A2 for whom it is not there, it is unknown, nor are its rows for who administers the group; who began it has them', async () => {
  const importId = await laid()
  for (const who of ['groupAdmin', 'coach', 'author', 'learner', 'outsider'] as const) {
    expect(await read(who, importId), who).toBeNull()
  }
  expect(await read('userAdmin', 'nonsense')).toBeNull()
  expect(await read('userAdmin', importId), 'the control').toMatchObject({ name: 'personnes.csv' })
})

test('one that was erased says so', async () => {
  expect(await read('userAdmin', await laid({ erasedAt: new Date() }))).toBe('erased')
})

test('many rows are read a thousand at a time', async () => {
  const importId = await laid()
  await db.execute(sql`insert into import_rows (import_id, line, cells)
    select ${importId}, n, '{}' from generate_series(3, 2500) n`)
  await db.execute(sql`insert into import_outcomes (import_id, phase, line, outcome)
    select ${importId}, 'preview', n, 'refused' from generate_series(3, 2500) n`)
  const owner = platform.people.owner
  const actor = await actorOf(db, owner)
  const counted = await countStatements(async () => {
    const file = await readRefused(db, actor, importId)
    if (file === null || file === 'erased') throw new Error('no file')
    const lines: number[] = []
    for await (const { line } of file.rows) lines.push(line)
    expect(lines).toEqual(Array.from({ length: 2499 }, (_, at) => at + 2))
  })
  expect(counted).toBe(1 + 3)
})
