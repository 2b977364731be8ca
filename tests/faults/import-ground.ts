import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { layKnown, layTowns } from '@/bench/import-ground'
import { writePeopleFile } from '@/bench/people-file'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import { chooseOptions } from '@/domain/imports/choose-format'
import { startImport } from '@/domain/imports/start-import'
import type { ImportStatus } from '@/domain/imports/view'
import { orRefused, uploadFile } from '@/scripts/import/upload'
import { secret } from './ground'

export const keys = { current: secret }

export type PeopleGround = { db: Database; platform: Platform }

/** Where an import stands. */
export async function standing(db: Database, importId: string) {
  const { rows } = await db.execute<{ status: ImportStatus; dealt: number; formatVersion: number }>(sql`
    select status, dealt, format_version as "formatVersion" from imports where id = ${importId}`)
  const [row] = rows
  if (!row) throw new Error('The import is gone')
  return row
}

/** A way to send one file of people again and again: people of `name`, some of whom are there already. */
export async function layFile({ db, platform }: PeopleGround, name: string, rows: number) {
  const towns = await layTowns(db, platform, name)
  const domain = `${name.toLowerCase()}.example`
  await layKnown(db, rows, domain, towns)
  const folder = await mkdtemp(join(tmpdir(), 'import-'))
  const path = join(folder, `${domain}.csv`)
  await writePeopleFile(path, { rows, domain, groups: towns.map((town) => town.path) })
  const actor = await actorOf(db, platform.people.platformAdmin)
  return {
    name,
    domain,
    send: async () => {
      const groupId = towns[0]?.groupIds.at(-1) ?? ''
      const importId = await uploadFile(db, keys, actor, { path, groupId })
      orRefused(await chooseOptions(db, actor, { importId, way: 'create', sendsCredentials: true }))
      return importId
    },
    /** Presses IMPORTER, once the dry run is there. */
    press: async (importId: string) => {
      const { formatVersion } = await standing(db, importId)
      orRefused(await startImport(db, actor, { importId, formatVersion }))
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}

export type PeopleInFile = Awaited<ReturnType<typeof layFile>>

/** Everything that is there of the people of a file, without ids and times; two files of one making leave the same. */
export async function traceOf(
  db: Database,
  { name, domain }: PeopleInFile,
): Promise<Record<string, string[]>> {
  const of = (table: SQL, on: SQL, texts: SQL) => sql`
    select concat_ws('|', split_part(a.email, '@', 1), ${texts}) from ${table} join accounts a on ${on}
    where a.email like ${`%@${domain}`}`
  const nameless = (column: SQL) => sql`(select replace(name, ${name}, '') from groups where id = ${column})`
  const texts = {
    accounts: of(
      sql`(select) as one`,
      sql`true`,
      sql`a.first_name, a.last_name, a.language, a.additional_info, a.status, a.temporary_password,
        a.temporary_version, a.custom_values, a.deletion_date`,
    ),
    memberships: of(
      sql`memberships m`,
      sql`m.account_id = a.id`,
      sql`m.role, ${nameless(sql`m.group_id`)}, ${nameless(sql`m.source_group_id`)}`,
    ),
    seats: of(sql`seat_changes c`, sql`c.account_id = a.id`, sql`c.change, c.reason`),
    mails: of(sql`mails m`, sql`m.recipient = a.email`, sql`m.kind`),
    events: of(sql`audit_events e`, sql`e.target_id = a.id`, sql`e.action`),
  }
  const entries = Object.entries(texts).map(async ([table, query]) => {
    const { rows } = await db.execute<{ one: string }>(
      sql`select one from (${query}) as t (one) order by one`,
    )
    return [table, rows.map(({ one }) => one)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** What became of each row, by its line. */
export async function outcomesOf(db: Database, importId: string): Promise<string[]> {
  const { rows } = await db.execute<{ one: string }>(sql`
    select concat_ws('|', phase, line, outcome, details->'reasons', details->'changes', details->'gains'->'roles') as one
    from import_outcomes where import_id = ${importId} order by phase, line`)
  return rows.map(({ one }) => one)
}

/** Whether the count of seats is what the movements and the active accounts say. */
export async function seatsAdd(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ add: boolean }>(sql`
    select taken = (select coalesce(sum(change), 0) from seat_changes)
      and taken = (select count(*) from accounts where status = 'active') as add from seats`)
  return rows[0]?.add ?? false
}
