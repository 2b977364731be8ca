import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { findAccounts, type KnownAccount } from '@/domain/accounts/find-accounts'
import { recordEvents } from '@/domain/audit/record-events'
import { enrolInvited } from '@/domain/course-sessions/enrol-invited'
import type { LinkKeys } from '@/domain/links/token'
import { hasTimeLeft, newExpiry } from './expiry'
import type { InviteInput } from './input'
import { leaveOutErased } from './leave-out-erased'
import { mailInvitations } from './mail-invitations'
import type { Invited } from './outcome-of'
import { comesInTime } from './reminder-plan'
import { renewCopiedLinks } from './renew-copied-links'

/** What all the invitations of a list have in common; `courseSessionId` when they are made from a session (I3). */
export type Writing = Omit<InviteInput, 'emails'> & {
  customValues: CustomValues
  courseSessionId: string | null
  /** Which accounts the actor may know of, as a condition on `k.id`, where it is not that of `knownTo`. */
  visible?: SQL
}
/** What became of the addresses, by address. */
export type WrittenInvitations = {
  invited: ReadonlyMap<string, Invited>
  accounts: ReadonlyMap<string, KnownAccount>
  erased: ReadonlySet<string>
}

type Upserted = { id: string; email: string; isNew: boolean; filled: boolean; expired: boolean }
const isNew = (one: Upserted) => one.isNew

/**
 * Writes or extends the invitations of those addresses that have no active account (I2), with what they promise, their
 * place in the session, and their mails. The caller holds addresses and group, and has asked whether the actor may. The
 * same number of statements for one address and for thousands.
 */
export async function writeInvitations(
  tx: Transaction,
  keys: LinkKeys,
  actor: Actor,
  input: Writing,
  addresses: string[],
): Promise<WrittenInvitations> {
  const upserted = await upsertInvitations(tx, actor, input, addresses)
  const accounts = await findAccounts(tx, actor, input, addresses)
  const free = upserted.filter(({ email }) => accounts.get(email)?.status !== 'active')
  const erased = await leaveOutErased(tx, keys, free.filter(isNew), input.evenIfErased ?? [])
  const invitations = free.filter(({ email }) => !erased.has(email))
  const changed = await promiseMemberships(tx, actor, input, invitations)
  const enrolled = await enrolInvited(tx, actor, input.courseSessionId, idsOf(invitations))
  const [fresh, again] = [idsOf(invitations.filter(isNew)), idsOf(invitations.filter((one) => !one.isNew))]
  const renewed = await renewCopiedLinks(tx, actor, [...changed])
  const revived = await revive(
    tx,
    input,
    invitations.filter(({ id }) => enrolled.has(id)),
  )
  const mailed = new Set([...fresh, ...(input.mailAgain ? again : [...renewed, ...revived])])
  await mailInvitations(tx, [...mailed], {
    kind: 'invitation',
    requestedById: actor.accountId,
    courseSessionId: input.courseSessionId,
  })
  for (const { id, filled } of invitations) if (filled) changed.add(id)
  await record(tx, actor, input, [...fresh, ...changed])
  const invited = new Map(
    invitations.map(({ email, isNew, id }) => [
      email,
      { isNew, changed: changed.has(id), enrolled: enrolled.has(id) },
    ]),
  )
  return { invited, accounts, erased }
}

/** Who is given a place in a session by an invitation that has expired gets it anew: a dead link leads nowhere. */
async function revive(tx: Transaction, input: Writing, enrolled: readonly Upserted[]): Promise<string[]> {
  const ids = idsOf(enrolled.filter(({ isNew, expired }) => expired && !isNew))
  if (!input.courseSessionId || ids.length === 0) return []
  const { rows } = await tx.execute<{ id: string }>(sql`
    update invitations i set link_asked_at = null, expires_at = ${newExpiry} from platform p
    where i.id = any(${uuids(ids)}) and i.status = 'pending' and ${hasTimeLeft} returning i.id`)
  return rows.map(({ id }) => id)
}

const idsOf = (invitations: readonly Upserted[]) => invitations.map(({ id }) => id)

/**
 * An update that changes nothing locks the pending invitation and returns it: two at once make one (F07). In one order,
 * so that two lists never wait for each other.
 */
async function upsertInvitations(tx: Transaction, actor: Actor, input: Writing, addresses: string[]) {
  const { rows } = await tx.execute<Upserted>(sql`
    insert into invitations as i (
      email, language, deletion_date, invited_by_id, custom_values, expires_at, reminder_days, next_reminder_at)
    select given.email, ${input.language}, ${input.deletionDate}::date, ${actor.accountId},
      ${JSON.stringify(input.customValues)}::jsonb, ground.expires_at,
      ground.reminder_days, (select at
        from (select now() + make_interval(days => ground.reminder_days[1]) as at) as first
        where ${comesInTime(sql`at`, sql`ground.expires_at`)})
    from unnest(${texts(addresses)}) as given (email)
    cross join lateral (
      select least(now() + make_interval(days => p.invitation_days),
        ${input.deletionDate}::date::timestamp at time zone p.time_zone) as expires_at,
        coalesce(${sql.param(input.reminderDays ?? null)}::smallint[], p.reminder_days) as reminder_days
      from platform p) as ground
    where not exists (select from accounts a where a.email = given.email and a.status = 'active')
    order by given.email
    on conflict (email) where status = 'pending' do update set email = excluded.email,
      custom_values = excluded.custom_values || i.custom_values
    returning i.id, i.email, i.xmax = 0 as "isNew",
      i.xmax <> 0 and old.custom_values <> i.custom_values as filled,
      i.expires_at <= now() as expired`)
  return rows
}

/** Answers the ids of the invitations, old or new, to which this added something. */
async function promiseMemberships(tx: Transaction, actor: Actor, input: Writing, invitations: Upserted[]) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with promised as (
      insert into invitation_memberships (invitation_id, group_id, role, invited_by_id, course_session_id)
      select chosen.id, ${input.groupId}, given.role, ${actor.accountId}, ${input.courseSessionId}::uuid
      from unnest(${uuids(invitations.map(({ id }) => id))}) as chosen (id)
      cross join unnest(${texts(input.roles)}::role[]) as given (role)
      on conflict do nothing
      returning invitation_id
    )
    select distinct invitation_id as id from promised
    where invitation_id = any(${uuids(invitations.filter(({ isNew }) => !isNew).map(({ id }) => id))})`)
  return new Set(rows.map(({ id }) => id))
}

/** Which fields, not what is in them: nothing takes a value out of the audit when its person asks to be forgotten. */
async function record(tx: Transaction, actor: Actor, input: Writing, invitationIds: string[]) {
  const { groupId, roles, customValues, courseSessionId } = input
  const customFields = Object.keys(customValues)
  const details = {
    groupId,
    roles,
    ...(customFields.length > 0 && { customFields }),
    ...(courseSessionId && { courseSessionId }),
  }
  const targets = sql`select unnest(${uuids(invitationIds)})`
  await recordEvents(tx, { by: actor, action: 'invitation.created', targets, details })
}
