import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { TableFormat } from '@/domain/imports/input'
import { readTable } from '@/domain/imports/table/read-table'
import { env } from '@/env'
import type { Town } from './import-ground'

const format: TableFormat = {
  encoding: 'windows-1252',
  separator: ';',
  hasHeader: true,
  dateOrder: 'dmy',
  decimal: ',',
  columns: ['last_name', 'first_name', 'email', 'group', 'role', 'language', 'additional_info'],
}

/**
 * The least that it can cost to bring the same rows of the same file in: the same parser, a bare COPY into a staging
 * table without constraints, and one statement that writes them. It knows the groups and the climb beforehand, and
 * leaves out without a word what it cannot write.
 */
export async function importRaw(path: string, towns: readonly Town[]): Promise<void> {
  const client = new pg.Client(env().DATABASE_URL)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`create temp table staged (
      last_name text, first_name text, email text, path text, role text, language text, info text) on commit drop`)
    await pipeline(Readable.from(copyLines(path)), client.query(copyFrom('copy staged from stdin')))
    await client.query(upsert, [
      towns.map(({ path: of }) => of),
      towns.map(({ groupIds }) => `{${groupIds.join(',')}}`),
    ])
    await client.query('commit')
  } finally {
    await client.end()
  }
}

const upsert = `
  with place as (
    select path, ids::uuid[] as ids from unnest($1::text[], $2::text[]) as t (path, ids)
  ), wanted as (
    select lower(s.email) as email, s.first_name, s.last_name, s.info, p.ids
    from staged s join place p on p.path = s.path where s.role = 'Apprenant' and s.email ~ '^[^@ ]+@[^@ ]+$'
  ), written as (
    insert into accounts (email, first_name, last_name, language, additional_info, temporary_password, temporary_version)
    select email, first_name, last_name, 'fr', info, 'mailed', 1 from wanted
    on conflict (email) do update set additional_info = excluded.additional_info, language = excluded.language
    returning id, email, xmax = 0 as created
  ), member as (
    insert into memberships (account_id, group_id, role, source_group_id)
    select w.id, above, 'learner', t.ids[1] from written w join wanted t on t.email = w.email, unnest(t.ids) as above
    on conflict do nothing
  )
  insert into seat_changes (account_id, change, reason) select id, 1, 'created' from written where created`

async function* copyLines(path: string): AsyncGenerator<string> {
  const { size } = await stat(path)
  const source = { size, open: () => createReadStream(path, { highWaterMark: 1 << 20 }) }
  for await (const rows of readTable(source, 'csv', format)) {
    yield rows.map(({ cells }) => `${cells.map(escaped).join('\t')}\n`).join('')
  }
}

const escaped = (cell: string) => cell.replace(/[\\\t\r\n]/g, (sign) => escapes[sign] ?? sign)
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\r': '\\r', '\n': '\\n' }
