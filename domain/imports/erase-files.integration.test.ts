import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createImport } from '@/db/factories/imports'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { eraseFiles } from './erase-files'
import type { ImportStatus } from './view'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(async () => {
  await db.execute(sql`truncate imports cascade`)
})

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
const recognised = { headers: ['Nom'], samples: [{ line: 2, cells: ['Éléonore'] }], isSure: true }
const totals = { outcomes: { create: 2, refused: 1 }, seats: 2 }
const format = { separator: ';' }

const laid = (status: ImportStatus, days: number, more = {}) =>
  createImport(
    db,
    {
      startedById: platform.people.groupAdmin.id,
      groupId: platform.groups.Lyon,
      status,
      createdAt: daysAgo(days),
      kind: 'csv',
      recognised,
      format,
      totals,
      ...more,
    },
    {
      rows: [{ line: 2, login: 'ana@x.example', cells: ['Éléonore'] }],
      outcomes: [{ phase: 'import', line: 2, outcome: 'create', details: {} }],
    },
  )

async function stateOf(id: string) {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select status, recognised, format, totals, erased_at is not null as erased,
      (select count(*)::int from import_parts where import_id = i.id)
        + (select count(*)::int from import_rows where import_id = i.id)
        + (select count(*)::int from import_outcomes where import_id = i.id) as kept
    from imports i where id = ${id}`)
  return rows[0]
}

describe('T26 what is in a file is erased after the platform’s days', () => {
  test('its pieces, rows and outcomes go, and what was shown of them; figures and format stay', async () => {
    const old = await laid('done', 31)
    const young = await laid('done', 29)
    expect(await eraseFiles(db)).toBe(1)
    expect(await stateOf(old)).toEqual({
      status: 'done',
      recognised: { headers: [], samples: [], isSure: true },
      format,
      totals,
      erased: true,
      kept: 0,
    })
    expect(await stateOf(young), 'the control').toMatchObject({ recognised, erased: false, kept: 3 })
    expect(await eraseFiles(db)).toBe(0)
  })

  test('the days are a setting', async () => {
    const id = await laid('done', 29)
    await db.execute(sql`update platform set import_file_days = 28`)
    expect(await eraseFiles(db)).toBe(1)
    await db.execute(sql`update platform set import_file_days = default`)
    expect(await stateOf(id)).toMatchObject({ erased: true })
  })

  test.each(['uploading', 'choosing', 'previewed', 'paused'] as const)(
    '%s: cancelled, then erased',
    async (status) => {
      const id = await laid(status, 31)
      expect(await eraseFiles(db)).toBe(1)
      expect(await stateOf(id)).toMatchObject({ status: 'cancelled', erased: true, kept: 0 })
    },
  )

  test.each(['reading', 'previewing', 'importing'] as const)(
    '%s: what is at work is left alone',
    async (status) => {
      const id = await laid(status, 400)
      expect(await eraseFiles(db)).toBe(0)
      expect(await stateOf(id)).toMatchObject({ status, erased: false, kept: 3 })
    },
  )

  test('the journal tells of one that had begun, with what it did, and of no other', async () => {
    const begun = await laid('paused', 31, { startedAt: daysAgo(31) })
    await laid('previewed', 31)
    await eraseFiles(db)
    const { rows } = await db.execute(sql`
      select actor_id, target_id, details from audit_events where action = 'import.cancelled' order by id desc`)
    expect(rows[0]).toEqual({ actor_id: null, target_id: begun, details: { created: 2, refused: 1 } })
    expect(rows).toHaveLength(1)
  })

  test('a file of many rows goes in bounded pieces, and what is left over goes the next time', async () => {
    const id = await laid('done', 31)
    await db.execute(sql`insert into import_rows (import_id, line, cells)
      select ${id}, n, '{}' from generate_series(10, 25000) n`)
    expect(await eraseFiles(db, 3)).toBe(0)
    expect(await stateOf(id)).toMatchObject({ erased: false, kept: 4993 })
    expect(await eraseFiles(db)).toBe(1)
    expect(await stateOf(id)).toMatchObject({ erased: true, kept: 0 })
  })
})

describe('an upload that was left in the middle', () => {
  test('is cancelled after a day, and its pieces go at once', async () => {
    const left = await laid('uploading', 1.1, { kind: null, recognised: null })
    const going = await laid('uploading', 0.9, { kind: null })
    const choosing = await laid('choosing', 2)
    expect(await eraseFiles(db)).toBe(1)
    expect(await stateOf(left)).toMatchObject({
      status: 'cancelled',
      erased: true,
      kept: 0,
      recognised: null,
    })
    expect(await stateOf(going), 'the control').toMatchObject({ status: 'uploading', kept: 3 })
    expect(await stateOf(choosing), 'a person may still choose').toMatchObject({
      status: 'choosing',
      kept: 3,
    })
  })
})
