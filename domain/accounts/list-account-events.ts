import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { seesGroup } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import { type AuditAction, auditActions } from '@/domain/audit/actions'
import { becameAccount } from './became-account'
import { knownAccount, managedAccount } from './scope'

/** How many lines a page has, and how many events it looks at: what was done to many at once is one line. */
const [mostLines, mostEvents] = [20, 500]

/** One thing that the person did, or that was done to them or to the invitation that became their account. */
export type AccountEvent = {
  id: string
  at: Date
  action: AuditAction
  /** Whether the person did it to somebody or something else. */
  did: boolean
  by: string | null
  /** To how many at once. */
  count: number
  /** To whom or what, where the actor may know of it; for many, of one of them. */
  target: string | null
  /** Null where there is none, or the actor does not see it (A2). */
  group: string | null
  roles: Role[]
  /** The names of what is another now. */
  changed: string[]
}

export type AccountEvents = { events: AccountEvent[]; next: string | null }

type Row = Omit<AccountEvent, 'at' | 'action' | 'count' | 'roles' | 'group'> & {
  at: string
  action: string
  roles: Role[] | null
  groupId: string | null
  groupName: string | null
  targetGroupId: string | null
}

/**
 * What happened, the newest first, older than `before`. Who may not edit the account, and is not the person, learns
 * what happened in their groups and nothing else. One statement.
 */
export async function listAccountEvents(
  db: Executor,
  actor: Actor,
  accountId: string,
  before: string | null = null,
): Promise<AccountEvents> {
  const { rows } = await db.execute<Row & { whole: boolean }>(page(actor, accountId, before))
  const seen = rows.slice(0, mostEvents).map((row) => ({ row, event: toEvent(actor, row) }))
  const events: AccountEvent[] = []
  let last: string | null = null
  for (const { row, event } of seen) {
    const line = event && events.at(-1)
    if (line && isSameDeed(line, event)) line.count += 1
    else if (event && events.length === mostLines) return { events, next: last }
    else if (event) events.push(event)
    last = row.id
  }
  return { events, next: rows.length > mostEvents ? last : null }
}

const isSameDeed = (line: AccountEvent, event: AccountEvent) =>
  event.did &&
  (['action', 'did', 'group'] as const).every((key) => line[key] === event[key]) &&
  line.at.getTime() === event.at.getTime()

/** An action that this version does not know is left out, not a reason to break. */
function toEvent(actor: Actor, { whole, ...row }: Row & { whole: boolean }): AccountEvent | null {
  const action = auditActions.find((one) => one === row.action)
  const group = row.groupId && seesGroup(actor, row.groupId) ? row.groupName : null
  if (!action || (!whole && !group)) return null
  const target = row.targetGroupId && !seesGroup(actor, row.targetGroupId) ? null : row.target
  const { id, did, by, changed } = row
  const roles = group ? (row.roles ?? []) : []
  return { id, at: new Date(row.at), action, did, by, count: 1, target, group, roles, changed }
}

function page(actor: Actor, accountId: string, before: string | null): SQL {
  const newest = (condition: SQL) => sql`(
    select e.* from audit_events e where ${condition} and ${before ? sql`e.id < ${before}` : sql`true`}
    order by e.id desc limit ${mostEvents + 1})`
  return sql`
    with became as (${becameAccount(sql`${accountId}`)}), whole as (
      select ${managedAccount(actor)} or a.id = ${actor.accountId} as whole
      from accounts a where a.id = ${accountId} and ${knownAccount(actor)}
    ), event as (
      ${newest(sql`e.target_id = ${accountId}`)}
      union ${newest(sql`e.actor_id = ${accountId}`)}
      union ${newest(sql`e.target_id in (select id from became)`)}
    )
    select e.id, e.created_at as at, e.action, w.whole,
      not coalesce(e.target_id = ${accountId} or e.target_id in (select id from became), false) as did,
      d.first_name || ' ' || d.last_name as by, e.details->'roles' as roles,
      g.id as "groupId", g.name as "groupName", tg.id as "targetGroupId",
      coalesce(tg.name, a.first_name || ' ' || a.last_name) as target,
      array(select jsonb_object_keys(e.details) where e.action = 'account.changed') as changed
    from event e cross join whole w left join accounts d on d.id = e.actor_id
    left join groups g on g.id = (e.details->>'groupId')::uuid
    left join groups tg on tg.id = e.target_id
    left join accounts a on a.id = e.target_id and ${knownAccount(actor)}
    where w.whole or e.target_id = ${accountId} and e.details ? 'groupId'
    order by e.id desc limit ${mostEvents + 1}`
}
