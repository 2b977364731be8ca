import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesBilling } from '@/domain/access/policy'
import { platformZone } from '@/domain/platform/zone'
import type { MovementCursor, MovementFilter, SeatReason } from './input'

const movementsOnPage = 50

/** One seat that came or went: whose, why, and who did it; nobody for time. */
export type Movement = {
  id: string
  at: Date
  change: 1 | -1
  reason: SeatReason
  account: { id: string; name: string; login: string }
  by: { id: string; name: string } | null
}
export type MovementPage = { movements: Movement[]; next: MovementCursor | null }
type Row = Omit<Movement, 'at'> & { at: string }

/** A page of the movements, the latest first, by keyset, for the owner (A2). One statement. */
export async function listMovements(
  db: Executor,
  actor: Actor,
  filter: MovementFilter,
  after: MovementCursor | null,
  size = movementsOnPage,
): Promise<MovementPage | null> {
  if (!seesBilling(actor)) return null
  const where = [...narrowed(filter), ...(after ? [beyond(after)] : [])]
  const { rows } = await db.execute<Row>(sql`
    with page as materialized (
      select c.* from seat_changes c
      where ${where.length > 0 ? sql.join(where, sql` and `) : sql`true`}
      order by c.created_at desc, c.id desc limit ${size + 1}
    )
    select c.id, c.created_at as at, c.change, c.reason,
      jsonb_build_object('id', a.id, 'name', a.first_name || ' ' || a.last_name,
        'login', coalesce(a.email, a.user_name)) as account,
      case when b.id is not null then
        jsonb_build_object('id', b.id, 'name', b.first_name || ' ' || b.last_name) end as by
    from page c join accounts a on a.id = c.account_id left join accounts b on b.id = c.actor_id
    order by c.created_at desc, c.id desc`)
  const movements = rows.slice(0, size).map((row) => ({ ...row, at: new Date(row.at) }))
  const last = movements.at(-1)
  return { movements, next: rows.length > size && last ? { at: last.at.toISOString(), id: last.id } : null }
}

const beyond = ({ at, id }: MovementCursor) => sql`(c.created_at, c.id) < (${at}::timestamptz, ${id}::uuid)`

/** Months are the platform's, as they are on the bill. */
function narrowed({ reason, month }: MovementFilter): SQL[] {
  const first = sql`(${`${month}-01`}::date::timestamp)`
  return [
    ...(reason ? [sql`c.reason = ${reason}::seat_reason`] : []),
    ...(month
      ? [
          sql`c.created_at >= ${first} at time zone ${platformZone}`,
          sql`c.created_at < (${first} + interval '1 month') at time zone ${platformZone}`,
        ]
      : []),
  ]
}
