import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { findAccounts, type KnownAccount } from '@/domain/accounts/find-accounts'
import { recordEach } from '@/domain/audit/record-events'
import { enrolInvited } from '@/domain/course-sessions/enrol-invited'
import type { LinkKeys } from '@/domain/links/token'
import { hasTimeLeft, newExpiry } from './expiry'
import type { InviteInput } from './input'
import type { Invitee } from './invitee'
import { leaveOutErased } from './leave-out-erased'
import { mailInvitations } from './mail-invitations'
import type { Invited } from './outcome-of'
import { renewCopiedLinks } from './renew-copied-links'
import { promiseMemberships, type Upserted, upsertInvitations } from './upsert-invitations'

/** What all the invitations of a list have in common; `courseSessionId` when they are made from a session (I3). */
export type Writing = Pick<InviteInput, 'mailAgain' | 'reminderDays' | 'evenIfErased'> & {
  courseSessionId: string | null
  /** The group of which one asks who is in it already. */
  groupId?: string
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
  invitees: readonly Invitee[],
): Promise<WrittenInvitations> {
  const upserted = await upsertInvitations(tx, actor, input, invitees)
  const addresses = invitees.map(({ address }) => address)
  const accounts = await findAccounts(tx, actor, input, addresses)
  const free = upserted.filter(({ email }) => accounts.get(email)?.status !== 'active')
  const erased = await leaveOutErased(tx, keys, free.filter(isNew), input.evenIfErased ?? [])
  const invitations = free.filter(({ email }) => !erased.has(email))
  const promised = promisedBy(invitees, invitations)
  const added = await promiseMemberships(tx, actor, input, promised.flatMap(eachRole))
  const enrolled = await enrolInvited(tx, actor, input.courseSessionId, idsOf(invitations))
  const [fresh, again] = [idsOf(invitations.filter(isNew)), idsOf(invitations.filter((one) => !one.isNew))]
  const changed = new Set(again.filter((id) => added.has(id)))
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
  const told = new Set([...fresh, ...changed])
  await record(
    tx,
    actor,
    input,
    promised.filter(({ id }) => told.has(id)),
  )
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

type Promised = Invitee['places'][number] & { id: string; customFields: string[] }

/** What each invitation is to promise, a group at a time. */
function promisedBy(invitees: readonly Invitee[], invitations: readonly Upserted[]): Promised[] {
  const idOf = new Map(invitations.map(({ email, id }) => [email, id]))
  return invitees.flatMap(({ address, places, customValues }) => {
    const id = idOf.get(address)
    const customFields = Object.keys(customValues)
    return id ? places.map((place) => ({ ...place, id, customFields })) : []
  })
}

const eachRole = ({ id, groupId, roles }: Promised) => roles.map((role) => ({ id, groupId, role }))

/** Which fields, not what is in them: nothing takes a value out of the audit when its person asks to be forgotten. */
async function record(
  tx: Transaction,
  by: Actor,
  { courseSessionId }: Writing,
  promised: readonly Promised[],
) {
  const details = promised.map(({ groupId, roles, customFields }) =>
    JSON.stringify({
      groupId,
      roles,
      ...(customFields.length > 0 && { customFields }),
      ...(courseSessionId && { courseSessionId }),
    }),
  )
  const targets = sql`
    select * from unnest(${uuids(promised.map(({ id }) => id))}, ${texts(details)}::jsonb[])`
  await recordEach(tx, { by, action: 'invitation.created', targets })
}
