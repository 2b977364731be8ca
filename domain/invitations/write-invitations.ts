import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { uuids } from '@/db/sql'
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
import { renewCopiedLinks } from './renew-copied-links'
import { promiseMemberships, type Upserted, upsertInvitations } from './upsert-invitations'

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
  const wanted = invitations.filter(({ id }) => input.mailAgain || enrolled.has(id))
  const revived = await revive(tx, wanted)
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

/** An invitation that has expired begins anew where it is mailed again, or gives a place in a session: a dead link leads nowhere. */
async function revive(tx: Transaction, wanted: readonly Upserted[]): Promise<string[]> {
  const ids = idsOf(wanted.filter(({ isNew, expired }) => expired && !isNew))
  if (ids.length === 0) return []
  const { rows } = await tx.execute<{ id: string }>(sql`
    update invitations i set link_asked_at = null, expires_at = ${newExpiry} from platform p
    where i.id = any(${uuids(ids)}) and i.status = 'pending' and ${hasTimeLeft} returning i.id`)
  return rows.map(({ id }) => id)
}

const idsOf = (invitations: readonly Upserted[]) => invitations.map(({ id }) => id)

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
