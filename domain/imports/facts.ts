import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { texts } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { byLogins } from '@/domain/accounts/read-people'
import { knownTo, managedAccount } from '@/domain/accounts/scope'
import { today } from '@/domain/course-sessions/days'
import type { CustomField } from '@/domain/custom-fields/input'
import { readClimbs } from '@/domain/groups/preview-propagation'
import { findErased } from '@/domain/invitations/erased-addresses'
import type { LinkKeys } from '@/domain/links/token'
import { emailsOf, type Logins, named } from './met'
import type { ReadRow } from './row'

export type KnownAccount = {
  id: string
  email: string | null
  userName: string | null
  status: 'active' | 'deleted'
  /** Whether the actor may know of it (A2), and whether it is theirs to edit and restore. */
  visible: boolean
  managed: boolean
  isOwner: boolean
  language: 'fr' | 'en'
  deletionDate: string | null
  additionalInfo: string
  customValues: Record<string, string>
  held: { groupId: string; role: Role; sourceGroupId: string }[]
  /** The sessions that the person follows. */
  follows: string[]
}

export type PendingInvitation = {
  email: string
  additionalInfo: string
  customValues: Record<string, string>
  promised: { groupId: string; role: Role }[]
}

/** What is there that rows meet. */
export type Facts = {
  /** By address and by user name. */
  accounts: ReadonlyMap<string, KnownAccount>
  pending: ReadonlyMap<string, PendingInvitation>
  erased: ReadonlySet<string>
  today: string
  /** The groups that there are, with those above that their learners join as well (G2). */
  climbs: ReadonlyMap<string, readonly string[]>
  /** The sessions, not over, that each group is assigned. */
  sessions: ReadonlyMap<string, readonly string[]>
  customFields: readonly CustomField[]
}

/** Six statements, whatever the number of rows. */
export async function readFacts(
  db: Executor,
  keys: LinkKeys,
  actor: Actor,
  rows: readonly (Logins & Pick<ReadRow, 'groupId'>)[],
  customFields: readonly CustomField[],
): Promise<Facts> {
  const accounts = byLogins(await readAccounts(db, actor, rows))
  const emails = emailsOf(rows)
  const pending = await readPending(db, emails)
  const former = [...accounts.values()].flatMap(({ email }) => email ?? [])
  const notActive = [...new Set([...emails, ...former])].filter(
    (email) => accounts.get(email)?.status !== 'active',
  )
  const erased = await findErased(db, keys, notActive)
  const climbs = await readClimbs(db, [...new Set(rows.map(({ groupId }) => groupId))])
  const now = { today: await readToday(db), sessions: await readSessions(db) }
  return { accounts, pending, erased, climbs, customFields, ...now }
}

async function readAccounts(db: Executor, actor: Actor, rows: readonly Logins[]) {
  const found = await db.execute<KnownAccount>(sql`
    select a.id, a.email, a.user_name as "userName", a.status, ${knownTo(actor, sql`a.id`)} as visible,
      ${managedAccount(actor)} as managed, a.is_owner as "isOwner", a.language, a.deletion_date as "deletionDate",
      a.additional_info as "additionalInfo", a.custom_values as "customValues",
      coalesce((select jsonb_agg(jsonb_build_object('groupId', m.group_id, 'role', m.role,
        'sourceGroupId', m.source_group_id)) from memberships m where m.account_id = a.id), '[]') as held,
      array(select e.course_session_id from enrolments e where e.account_id = a.id) as follows
    from accounts a where ${named(rows)}`)
  return found.rows
}

async function readPending(db: Executor, emails: readonly string[]) {
  const { rows } = await db.execute<PendingInvitation>(sql`
    select i.email, i.additional_info as "additionalInfo", i.custom_values as "customValues",
      coalesce((select jsonb_agg(jsonb_build_object('groupId', m.group_id, 'role', m.role))
        from invitation_memberships m where m.invitation_id = i.id and m.course_session_id is null), '[]') as promised
    from invitations i where i.email = any(${texts(emails)}) and i.status = 'pending'`)
  return new Map(rows.map((row) => [row.email, row]))
}

async function readToday(db: Executor) {
  const { rows } = await db.execute<{ today: string }>(sql`select ${today}::text as today`)
  return rows[0]?.today ?? ''
}

async function readSessions(db: Executor) {
  const { rows } = await db.execute<{ groupId: string; ids: string[] }>(sql`
    select g.group_id as "groupId", array_agg(s.id) as ids
    from course_session_groups g join course_sessions s on s.id = g.course_session_id
    where s.ends_on >= ${today} group by g.group_id`)
  return new Map(rows.map(({ groupId, ids }) => [groupId, ids]))
}
