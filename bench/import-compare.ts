import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Laid } from './import-lay'
import { kindOf } from './people-file'

/** Throws unless both ways left the same people in the same places: a reference that writes less proves nothing. */
export async function sameRows(db: Database, ours: Laid, raw: Laid): Promise<void> {
  const [first, second] = [await countIn(db, ours), await countIn(db, raw)]
  if (first !== second) throw new Error(`Not the same rows:\nimport: ${first}\nreference: ${second}`)
  const expected = Array.from({ length: ours.rows }, (_, at) => kindOf(at + 1)).filter(
    (kind) => kind !== 'refused',
  )
  if (!first.startsWith(`${expected.length} `)) throw new Error(`Not everybody is there: ${first}`)
}

async function countIn(db: Database, { towns }: Laid): Promise<string> {
  const top = towns[0]?.groupIds.at(-1) ?? ''
  const { rows } = await db.execute<{ told: string }>(sql`
    with people as (select distinct account_id as id from memberships where group_id = ${top}),
      held as (select count(*) as total from memberships where account_id in (select id from people)),
      counted as (select sum(change) as total from seat_changes where account_id in (select id from people))
    select count(*) || ' people, ' || (select total from held) || ' memberships, ' || (select total from counted)
      || ' seats, ' || count(*) filter (where a.additional_info <> '') || ' told of, ' || md5(string_agg(
        concat_ws('|', split_part(a.email, '@', 1), a.first_name, a.last_name, a.language, a.additional_info), ','
        order by a.email)) as told
    from people p join accounts a on a.id = p.id`)
  return rows[0]?.told ?? ''
}

/** Every row with the transaction that wrote it: the same text, and nothing was written. */
export async function written(db: Database): Promise<string> {
  const tables = [
    'accounts',
    'memberships',
    'seat_changes',
    'mails',
    'mail_batches',
    'invitations',
    'enrolments',
  ]
  const sums = tables.map(
    (table) =>
      sql`select ${table} || ' ' || count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as one from ${sql.raw(table)}`,
  )
  const { rows } = await db.execute<{ one: string }>(sql.join(sums, sql` union all `))
  return rows.map(({ one }) => one).join(', ')
}
