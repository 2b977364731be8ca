import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import { mayGive, mayInviteInto } from '@/domain/access/policy'
import { holdForInviting } from '@/domain/addresses/hold-addresses'
import { readAddressList } from '@/domain/addresses/input'
import { holdFields } from '@/domain/custom-fields/hold-fields'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { type InviteInput as InviteForm, mostAddresses } from './input'
import { inviteesOf } from './invitee'
import type { Outcome } from './outcome'
import { outcomeOf } from './outcome-of'
import { writeInvitations } from './write-invitations'

export type InviteRefusal = 'not_found' | 'role_not_yours' | 'date_passed' | 'too_many'

/** Custom values are for all who are invited; a pending invitation takes those that it has none of (I2). */
type InviteInput = InviteForm & { customValues?: CustomValues }

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
    const invitees = inviteesOf({ ...input, customValues: held(input.customValues ?? {}) }, addresses)
    const writing = { ...input, courseSessionId: null }
    const { invited, accounts, erased } = await writeInvitations(tx, keys, actor, writing, invitees)
    return done(listed.map((entry): Outcome => outcomeOf(entry, invited, accounts, erased)))
  })
}

/** The group is held until commit, so that it cannot be deleted under the invitations. */
async function readGround(tx: Transaction, { groupId, deletionDate }: InviteInput) {
  const { rows } = await tx.execute<{ dateIsAhead: boolean }>(sql`
    select coalesce(${deletionDate}::date > (now() at time zone p.time_zone)::date, true) as "dateIsAhead"
    from groups g cross join platform p where g.id = ${groupId} for key share of g`)
  return rows[0]
}
