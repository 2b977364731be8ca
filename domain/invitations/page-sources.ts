import { type SQL, sql } from 'drizzle-orm'
import type { Cursor } from '@/db/keyset'
import { stretch } from '@/db/schema'
import { uuids } from '@/db/sql'
import type { InvitationOrder } from './orders'
import { addressContains, inState } from './selected'

/*
 * Where a page of invitations `i` is looked for. A source is in order itself where a look-up for each row follows,
 * so that no more rows than needed are looked up; `offset 0` keeps the planner from undoing that.
 */

type Wanted = { order: InvitationOrder; cursor: Cursor | null; state?: keyof typeof inState | undefined }

const onwards = ({ order, cursor }: Wanted) => (cursor ? order.from(cursor) : sql`true`)

/** All that are pending, in order. */
export const inOrder = (wanted: Wanted): SQL => sql`
  select * from invitations i
  where i.status = 'pending' and ${wanted.state ? inState[wanted.state] : sql`true`} and ${onwards(wanted)}
  order by ${wanted.order.by}`

/** The ids of those of some groups. */
export const idsOfGroups = (groups: readonly string[]): SQL => sql`
  select distinct m.invitation_id as id from invitation_memberships m
  where m.status = 'pending' and m.group_id = any(${uuids(groups)})`

/** Those of some groups, all gathered. */
export function ofGroups(groups: readonly string[], wanted: Wanted): SQL {
  const ids = idsOfGroups(groups)
  if (!wanted.order.byIdAlone)
    return sql`select i.* from (${ids} offset 0) as m join invitations i using (id)`
  return sql`
    select m.id, i.status, i.email, i.expires_at, i.link_asked_at, i.approval_asked_at,
      i.undelivered_at from (
      select i.id from (${ids}) as i where ${onwards(wanted)} order by ${wanted.order.by} offset 0
    ) as m join invitations i on i.id = m.id`
}

/** Those whose address contains the text, all gathered through its trigrams. */
export const withAddress = (search: string): SQL => sql`
  select * from invitations i where i.status = 'pending' and ${addressContains(search)} offset 0`

/**
 * The first ones whose address contains the text and for which `where` holds, gathered stretch by stretch of
 * arrivals until there are enough: as many matches as there may be elsewhere, they cost nothing. Ids and arrivals
 * count up together; two that were written in the same instant may lie on both sides of a stretch's end the wrong
 * way round, which at worst moves one of them to the next page.
 */
export function byStretches(search: string, wanted: Wanted, where: SQL, enough: number): SQL {
  const nearest = (order: SQL) => sql`
    coalesce((select i.arrival from invitations i
      where i.status = 'pending' and ${onwards(wanted)} order by ${order} limit 1), 0) / ${stretch}::bigint`
  const [first, last] = [nearest(wanted.order.by), nearest(wanted.order.reversed)]
  return sql`
    select i.* from generate_series(${first}, ${last}, sign(${last} - ${first} + 0.5)::bigint) as stretch (number)
    cross join lateral (
      select * from invitations i
      where i.status = 'pending' and ${addressContains(search)} and i.arrival / ${sql.raw(String(stretch))} = stretch.number
        and ${onwards(wanted)}
      order by ${wanted.order.by} offset 0
    ) as i where ${where} limit ${enough}`
}
