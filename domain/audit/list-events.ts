import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { readsAudit, seesBilling } from '@/domain/access/policy'
import { type AuditAction, auditActions } from './actions'
import { findAccountIds, findTargetIds, mostFound } from './find-things'
import type { AuditFilter } from './input'
import { nameThings, type Thing } from './name-things'
import { type Fact, idsIn, readDetails } from './read-details'

const eventsOnPage = 50

/** Where a page begins: after this event. */
export const eventCursor = z.uuid()

export type AuditEvent = {
  id: string
  at: Date
  action: AuditAction
  /** Null: nobody who was signed in, or time. */
  by: Thing | null
  /** Null when it was erased since. */
  on: Thing | null
  /** The neighbourhood that it came from. */
  origin: string | null
  facts: Fact[]
}

export type AuditPage = {
  events: AuditEvent[]
  next: string | null
  /** What of the filter so much matches that only a part was looked for. */
  vague: ('by' | 'on')[]
}

/**
 * A page of what happened on the platform, the newest first, for its administrators; for others there is none (A2).
 * What is about billing is the owner's alone. By keyset, and at most four statements, whatever the page.
 */
export async function listEvents(
  db: Executor,
  actor: Actor,
  filter: AuditFilter,
  after: string | null,
  size = eventsOnPage,
): Promise<AuditPage | null> {
  if (!readsAudit(actor)) return null
  const by = filter.by ? await findAccountIds(db, filter.by) : null
  const on = filter.on ? await findTargetIds(db, filter.on) : null
  const vague = (['by', 'on'] as const).filter((one) => ({ by, on })[one]?.length === mostFound)
  const where = [
    ...(seesBilling(actor) ? [] : [sql`e.action not like 'billing.%'`]),
    ...(by ? [sql`e.actor_id = any(${uuids(by)})`] : []),
    ...(on ? [sql`e.target_id = any(${uuids(on)})`] : []),
    ...(filter.action ? [sql`e.action = ${filter.action}`] : []),
    ...within(filter, actor.timeZone),
  ]
  return { ...(await readEvents(db, where, after, size)), vague }
}

/** Ids grow with time, but are made a moment before or after the event's own time. */
const margin = sql`interval '10 minutes'`

/** The days of the filter, in the reader's zone. The first bound of each is for the index. */
function within({ from, to }: AuditFilter, timeZone: string): SQL[] {
  const start = (day: string) => sql`(${day}::date::timestamp at time zone ${timeZone})`
  const end = (day: string) => sql`((${day}::date + 1)::timestamp at time zone ${timeZone})`
  return [
    ...(from
      ? [sql`e.id >= ${idAt(sql`${start(from)} - ${margin}`)} and e.created_at >= ${start(from)}`]
      : []),
    ...(to ? [sql`e.id < ${idAt(sql`${end(to)} + ${margin}`)} and e.created_at < ${end(to)}`] : []),
  ]
}

/** The least id of a moment. Before 1970 there are none. */
const idAt = (moment: SQL) => sql`(
  lpad(to_hex(greatest(extract(epoch from ${moment}) * 1000, 0)::bigint), 12, '0') || repeat('0', 20))::uuid`

type Row = {
  id: string
  at: string
  action: string
  actorId: string | null
  targetId: string | null
  origin: string | null
  details: Record<string, unknown>
}

async function readEvents(db: Executor, where: SQL[], after: string | null, size: number) {
  const all = after ? [...where, sql`e.id < ${after}::uuid`] : where
  const { rows } = await db.execute<Row>(sql`
    select e.id, e.created_at as at, e.action, e.actor_id as "actorId", e.target_id as "targetId", e.origin, e.details
    from audit_events e where ${all.length > 0 ? sql.join(all, sql` and `) : sql`true`}
    order by e.id desc limit ${size + 1}`)
  const shown = rows.slice(0, size)
  const ids = shown.flatMap(({ actorId, targetId, details }) => idsIn([actorId, targetId, details]))
  const things = await nameThings(db, ids)
  const next = rows.length > size ? (shown.at(-1)?.id ?? null) : null
  return { events: shown.flatMap((row) => toEvent(row, things)), next }
}

/** An event that this version does not know is left out, not a reason to break. */
function toEvent({ action: named, ...row }: Row, things: ReadonlyMap<string, Thing>): AuditEvent[] {
  const action = auditActions.find((one) => one === named)
  if (!action) return []
  const { id, at, actorId, targetId, origin, details } = row
  const thing = (known: string | null) => (known && things.get(known)) || null
  const facts = readDetails(details, things)
  return [{ id, at: new Date(at), action, by: thing(actorId), on: thing(targetId), origin, facts }]
}
