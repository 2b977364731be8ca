import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { activateAccount } from '@/domain/accounts/activate-account'
import type { HeldFields } from '@/domain/custom-fields/hold-fields'
import { joinGroups } from '@/domain/groups/join-groups'
import { done, type Result, refused } from '@/domain/result'
import { brokenPromises, readPromises } from './promises'

/** The pending invitation, with its row locked by the caller: whoever comes later finds it ended (T03, F08). */
export type LockedInvitation = {
  id: string
  email: string
  language: 'fr' | 'en'
  deletionDate: string | null
  customValues: CustomValues
}
export type GivenPerson = {
  firstName: string
  lastName: string
  passwordHash: string
  /** They come before the invitation's; an empty one takes away what the invitation had. */
  customValues?: CustomValues
}
export type ActivationRefusal = 'waits_for_approval' | 'already_active'

/**
 * The one way from an invitation to an active, billed account with the promised memberships, whether the
 * invitee fills in the form or somebody does it for them (`activatedBy`). When an inviter has lost the right
 * to a promise, nothing is activated and the invitation waits for somebody who has it (A1). The caller
 * records the event.
 */
export async function activateInvitee(
  tx: Transaction,
  invitation: LockedInvitation,
  person: GivenPerson,
  held: HeldFields,
  activatedBy?: string,
): Promise<Result<string, ActivationRefusal>> {
  const promises = await readPromises(tx, [invitation.id])
  const broken = await brokenPromises(tx, promises)
  if (broken.length > 0) return waitForApproval(tx, invitation.id)
  const customValues = held({ ...invitation.customValues, ...person.customValues })
  const account = { ...invitation, ...person, customValues, activatedBy }
  const accountId = await activateAccount(tx, account, 'first_login')
  if (!accountId) return refused('already_active')
  await joinGroups(
    tx,
    promises.map(({ groupId, role }) => ({ accountId, groupId, role })),
  )
  await tx.execute(sql`
    update invitations set status = 'accepted', ended_at = now(), ended_by_id = ${accountId}
    where id = ${invitation.id} and status = 'pending'`)
  return done(accountId)
}

/** The one refusal that leaves a mark: those who can approve must see it in their list. */
async function waitForApproval(tx: Transaction, invitationId: string) {
  await tx.execute(sql`
    update invitations set approval_asked_at = coalesce(approval_asked_at, now())
    where id = ${invitationId} and status = 'pending'`)
  return refused('waits_for_approval')
}
