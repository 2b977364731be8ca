import { type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsLed } from '@/domain/access/policy'
import type { KnownAccount } from '@/domain/accounts/find-accounts'
import { knownTo } from '@/domain/accounts/scope'
import { holdForInviting } from '@/domain/addresses/hold-addresses'
import { readAddressList } from '@/domain/addresses/input'
import { holdGroups } from '@/domain/groups/hold-groups'
import { joinGroups } from '@/domain/groups/join-groups'
import { mostAddresses } from '@/domain/invitations/input'
import { writeInvitations } from '@/domain/invitations/write-invitations'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { enrolAccounts } from './enrol-accounts'
import type { EnrolRefusal } from './enrol-people'
import { findCourseSession } from './find-course-session'
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
    const session = await findCourseSession(tx, actor, input.courseSessionId, sql`for share of s`)
    if (!session) return refused('not_found')
    if (!mayEnrolFrom(actor, session, input.groupId)) return refused('not_yours')
    if (session.state === 'over') return refused('over')
    if (!(await holdGroups(tx, [input.groupId]))) return refused('not_found')
    const written = await writeInvitations(tx, keys, actor, writingOf(actor, input), addresses)
    const active = [...written.accounts.values()].filter(isTheirs)
    const added = await addLearners(tx, input.groupId, active)
    const already = await enrolAccounts(
      tx,
      actor,
      session.id,
      active.map(({ id }) => id),
    )
    return done(listed.map((entry) => outcomeInSession(entry, { ...written, added, already })))
  })
}

const isTheirs = ({ status, visible }: KnownAccount) => status === 'active' && visible

/** The language is the inviter's until the person says another; reminders are the platform's. */
const writingOf = (
  actor: Actor,
  { groupId, courseSessionId, mailAgain, evenIfErased }: SessionInviteInput,
) => ({
  groupId,
  courseSessionId,
  mailAgain,
  evenIfErased,
  roles: ['learner' as const],
  language: actor.language,
  deletionDate: null,
  customValues: {},
  visible: knownToReferent(actor),
})

/** Whose people they may enrol, they may know of. */
function knownToReferent(actor: Actor): SQL {
  const led = groupsLed(actor)
  if (led === 'all') return sql`true`
  return sql`(${knownTo(actor, sql`k.id`)} or exists (
    select from memberships m where m.account_id = k.id and m.group_id = any(${uuids(led)})))`
}

/** Who is in the group already, in any role, stays what they are. Answers those who were not. */
async function addLearners(tx: Transaction, groupId: string, active: readonly KnownAccount[]) {
  const ids = active.filter(({ inGroup }) => !inGroup).map(({ id }) => id)
  // Whoever deletes one of them comes before, or takes all of it away again.
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from accounts where id = any(${uuids(ids)}) and status = 'active' order by id for no key update`)
  if (rows.length > 0) {
    await joinGroups(
      tx,
      rows.map(({ id }) => ({ accountId: id, groupId, role: 'learner', only: true })),
    )
  }
  return new Set(rows.map(({ id }) => id))
}
