import { type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsLed } from '@/domain/access/policy'
import type { KnownAccount } from '@/domain/accounts/find-accounts'
import { knownTo } from '@/domain/accounts/scope'
import { holdForInviting } from '@/domain/addresses/hold-addresses'
import { readAddressList } from '@/domain/addresses/input'
import { recordEvents } from '@/domain/audit/record-events'
import { holdGroups } from '@/domain/groups/hold-groups'
import { joinGroups } from '@/domain/groups/join-groups'
import { mostAddresses } from '@/domain/invitations/input'
import { inviteesOf } from '@/domain/invitations/invitee'
import { writeInvitations } from '@/domain/invitations/write-invitations'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { enrolAccounts, enrolledAmong } from './enrol-accounts'
import type { EnrolRefusal } from './enrol-people'
import { holdCourseSession } from './find-course-session'
import type { SessionInviteInput } from './input'
import { mayEnrolFrom } from './policy'
import { outcomeInSession, type SessionOutcome } from './session-outcome'

/**
 * Enrols every good address of the list (I3): who has an account that the referent may know of at once, as a learner of
 * the chosen group and of no other; who has none is invited to become that, enrolled as pending. Only for who is both
 * referent of the session and coach or administrator of the group (S2, A1). As many statements for one address as for
 * thousands.
 */
export async function inviteIntoSession(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  input: SessionInviteInput,
): Promise<Result<SessionOutcome[], EnrolRefusal | 'too_many'>> {
  const listed = readAddressList(input.emails)
  if (listed.length > mostAddresses) return refused('too_many')
  const addresses = listed.flatMap((entry) => (entry.state === 'valid' ? [entry.address] : []))
  return db.transaction(async (tx) => {
    await holdForInviting(tx)
    const session = await holdCourseSession(tx, actor, input.courseSessionId)
    if (!session) return refused('not_found')
    if (!mayEnrolFrom(actor, session, input.groupId)) return refused('not_yours')
    if (session.state === 'over') return refused('over')
    if (!(await holdGroups(tx, [input.groupId]))) return refused('not_found')
    const written = await writeInvitations(
      tx,
      keys,
      actor,
      { ...input, visible: knownToReferent(actor, session.id) },
      inviteesOf(promiseOf(actor, input), addresses),
    )
    const active = await hold(tx, [...written.accounts.values()].filter(isTheirs))
    const already = await enrolledAmong(tx, session.id, idsOf(active))
    const coming = active.filter(({ id }) => !already.has(id))
    const added = await addLearners(tx, actor, input.groupId, coming)
    await enrolAccounts(tx, actor, session.id, idsOf(coming))
    return done(listed.map((entry) => outcomeInSession(entry, { ...written, added, already })))
  })
}

const isTheirs = ({ status, visible }: KnownAccount) => status === 'active' && visible

/** The language is the inviter's until the person says another. */
const promiseOf = ({ language }: Actor, { groupId }: SessionInviteInput) => ({
  groupId,
  roles: ['learner' as const],
  language,
  deletionDate: null,
  customValues: {},
})

/** Whose people they may enrol, they may know of, and who follows their session. */
function knownToReferent(actor: Actor, courseSessionId: string): SQL {
  const led = groupsLed(actor)
  if (led === 'all') return sql`true`
  return sql`(${knownTo(actor, sql`k.id`)} or exists (
    select from memberships m where m.account_id = k.id and m.group_id = any(${uuids(led)})) or exists (
    select from enrolments e where e.account_id = k.id and e.course_session_id = ${courseSessionId}))`
}

const idsOf = (accounts: readonly KnownAccount[]) => accounts.map(({ id }) => id)

/** Whoever deletes one of them comes first, and is then not met, or takes all of it away again. In one order (F08). */
async function hold(tx: Transaction, accounts: readonly KnownAccount[]): Promise<KnownAccount[]> {
  const byId = new Map(accounts.map((one) => [one.id, one]))
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from accounts where id = any(${uuids([...byId.keys()])}) and status = 'active'
    order by id for no key update`)
  return rows.flatMap(({ id }) => byId.get(id) ?? [])
}

/** Who is in the group already, in any role, stays what they are. Answers those who were not. */
async function addLearners(
  tx: Transaction,
  actor: Actor,
  groupId: string,
  coming: readonly KnownAccount[],
): Promise<Set<string>> {
  const ids = idsOf(coming.filter(({ inGroup }) => !inGroup))
  if (ids.length === 0) return new Set()
  await joinGroups(
    tx,
    ids.map((accountId) => ({ accountId, groupId, role: 'learner', only: true })),
  )
  const targets = sql`select unnest(${uuids(ids)})`
  const details = { groupId, roles: ['learner'] }
  await recordEvents(tx, { by: actor, action: 'account.added_to_group', targets, details })
  return new Set(ids)
}
