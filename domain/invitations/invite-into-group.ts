import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { mayGive, mayInviteInto } from '@/domain/access/policy'
import { findAccounts } from '@/domain/accounts/find-accounts'
import { holdForInviting } from '@/domain/addresses/hold-addresses'
import { readAddressList } from '@/domain/addresses/input'
import { recordEvents } from '@/domain/audit/record-events'
import { holdFields } from '@/domain/custom-fields/hold-fields'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { type InviteInput as InviteForm, mostAddresses } from './input'
import { leaveOutErased } from './leave-out-erased'
import { mailInvitations } from './mail-invitations'
import type { Outcome } from './outcome'
import { outcomeOf } from './outcome-of'
import { comesInTime } from './reminder-plan'
import { renewCopiedLinks } from './renew-copied-links'

export type InviteRefusal = 'not_found' | 'role_not_yours' | 'date_passed' | 'too_many'

/** Custom values are for all who are invited; a pending invitation takes those that it has none of (I2). */
type InviteInput = InviteForm & { customValues?: CustomValues }
type Given = InviteForm & { customValues: CustomValues }
type Upserted = { id: string; email: string; isNew: boolean; filled: boolean }
const isNew = (one: Upserted) => one.isNew

/**
 * Invites every good address of the list into the group, whatever the bad ones are (I1); an address that is
 * already pending gets the group and roles added to its invitation (I2). The same number of statements for
 * one address and for thousands. Refuses a group that is not the actor's like an unknown one (A2), and a
 * role that is not theirs to give (A1).
 */
export async function inviteIntoGroup(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  input: InviteInput,
): Promise<Result<Outcome[], InviteRefusal>> {
  if (!mayInviteInto(actor, input.groupId)) return refused('not_found')
  if (!input.roles.every((role) => mayGive(actor, input.groupId, role))) return refused('role_not_yours')
  const listed = readAddressList(input.emails)
  if (listed.length > mostAddresses) return refused('too_many')
  const addresses = listed.flatMap((entry) => (entry.state === 'valid' ? [entry.address] : []))
  return db.transaction(async (tx) => {
    await holdForInviting(tx)
    const ground = await readGround(tx, input)
    if (!ground) return refused('not_found')
    if (!ground.dateIsAhead) return refused('date_passed')
    const held = await holdFields(tx)
    const given = { ...input, customValues: held(input.customValues ?? {}) }
    const upserted = await upsertInvitations(tx, actor, given, addresses)
    const accounts = await findAccounts(tx, actor, input.groupId, addresses)
    const free = upserted.filter(({ email }) => accounts.get(email)?.status !== 'active')
    const erased = await leaveOutErased(tx, keys, free.filter(isNew), input.evenIfErased ?? [])
    const invitations = free.filter(({ email }) => !erased.has(email))
    const changed = await promiseMemberships(tx, actor, input, invitations)
    const fresh = invitations.filter(({ isNew }) => isNew).map(({ id }) => id)
    const again = invitations.filter(({ isNew }) => !isNew).map(({ id }) => id)
    const renewed = await renewCopiedLinks(tx, actor, [...changed])
    await mailInvitations(tx, [...fresh, ...(input.mailAgain ? again : renewed)], {
      kind: 'invitation',
      requestedById: actor.accountId,
    })
    for (const { id, filled } of invitations) if (filled) changed.add(id)
    await record(tx, actor, given, [...fresh, ...changed])
    const found = new Map(
      invitations.map(({ email, isNew, id }) => [email, { isNew, changed: changed.has(id) }]),
    )
    return done(listed.map((entry): Outcome => outcomeOf(entry, found, accounts, erased)))
  })
}

/** The group is held until commit, so that it cannot be deleted under the invitations. */
async function readGround(tx: Transaction, { groupId, deletionDate }: InviteInput) {
  const { rows } = await tx.execute<{ dateIsAhead: boolean }>(sql`
    select coalesce(${deletionDate}::date > (now() at time zone p.time_zone)::date, true) as "dateIsAhead"
    from groups g cross join platform p where g.id = ${groupId} for key share of g`)
  return rows[0]
}

/** An update that changes nothing locks the pending invitation and returns it: two at once make one (F07). */
async function upsertInvitations(tx: Transaction, actor: Actor, input: Given, addresses: string[]) {
  const { rows } = await tx.execute<Upserted>(sql`
    insert into invitations as i (
      email, language, deletion_date, invited_by_id, custom_values, expires_at, reminder_days, next_reminder_at)
    select given.email, ${input.language}, ${input.deletionDate}::date, ${actor.accountId},
      ${JSON.stringify(input.customValues)}::jsonb, ground.expires_at,
      ground.reminder_days, (select at
        from (select now() + make_interval(days => ground.reminder_days[1]) as at) as first
        where ${comesInTime(sql`at`, sql`ground.expires_at`)})
    from unnest(${texts(addresses)}) with ordinality as given (email, position)
    cross join lateral (
      select least(now() + make_interval(days => p.invitation_days),
        ${input.deletionDate}::date::timestamp at time zone p.time_zone) as expires_at,
        coalesce(${sql.param(input.reminderDays ?? null)}::smallint[], p.reminder_days) as reminder_days
      from platform p) as ground
    where not exists (select from accounts a where a.email = given.email and a.status = 'active')
    order by given.position
    on conflict (email) where status = 'pending' do update set email = excluded.email,
      custom_values = excluded.custom_values || i.custom_values
    returning i.id, i.email, i.xmax = 0 as "isNew",
      i.xmax <> 0 and old.custom_values <> i.custom_values as filled`)
  return rows
}

/** Answers the ids of the invitations, old or new, to which this added something. */
async function promiseMemberships(
  tx: Transaction,
  actor: Actor,
  input: InviteInput,
  invitations: Upserted[],
) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with promised as (
      insert into invitation_memberships (invitation_id, group_id, role, invited_by_id)
      select chosen.id, ${input.groupId}, given.role, ${actor.accountId}
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
async function record(tx: Transaction, actor: Actor, input: Given, invitationIds: string[]) {
  const { groupId, roles, customValues } = input
  const customFields = Object.keys(customValues)
  const details = { groupId, roles, ...(customFields.length > 0 && { customFields }) }
  const targets = sql`select unnest(${uuids(invitationIds)})`
  await recordEvents(tx, { by: actor, action: 'invitation.created', targets, details })
}
