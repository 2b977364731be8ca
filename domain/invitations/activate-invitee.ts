import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { uuids } from '@/db/sql'
import { type Activated, activateAccount } from '@/domain/accounts/activate-account'
import { type Doer, recordEvents } from '@/domain/audit/record-events'
import { confirmEnrolments } from '@/domain/course-sessions/confirm-enrolments'
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
  additionalInfo: string
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
 * The one way from an invitation to an active, billed account with the promised memberships, whether somebody does it
 * for the invitee (`by`) or they fill in the form themselves, who have no account yet. When an inviter has lost the
 * right to a promise, nothing is activated and the invitation waits for somebody who has it (A1). The caller records
 * the event.
 */
export async function activateInvitee(
  tx: Transaction,
  invitation: LockedInvitation,
  person: GivenPerson,
  held: HeldFields,
  by: Doer,
): Promise<Result<string, ActivationRefusal>> {
  const promises = await readPromises(tx, [invitation.id])
  const broken = await brokenPromises(tx, promises)
  if (broken.length > 0) return waitForApproval(tx, invitation.id, by)
  const customValues = held({ ...invitation.customValues, ...person.customValues })
  const activated = await activateAccount(tx, { ...invitation, ...person, customValues })
  if (!activated) return refused('already_active')
  await confirmEnrolments(tx, invitation.id, activated.id)
  await joinGroups(
    tx,
    promises.map(({ groupId, role, courseSessionId }) => ({
      accountId: activated.id,
      groupId,
      role,
      only: courseSessionId !== null,
    })),
  )
  await endAndCount(tx, invitation.id, activated, by)
  return done(activated.id)
}

/** The seat comes last (B2): whoever comes in beside waits from here to the commit, and not a statement longer. */
async function endAndCount(tx: Transaction, invitationId: string, { id, restored }: Activated, by: Doer) {
  await tx.execute(sql`
    with ended as (
      update invitations set status = 'accepted', ended_at = now(), ended_by_id = ${id}
      where id = ${invitationId} and status = 'pending'
    )
    insert into seat_changes (account_id, change, reason, actor_id)
    values (${id}, 1, ${restored ? 'restored' : 'first_login'}, ${by.accountId ?? id})`)
}

/** The one refusal that leaves a mark: those who can approve must see it in their list. */
async function waitForApproval(tx: Transaction, invitationId: string, by: Doer) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update invitations set approval_asked_at = now()
    where id = ${invitationId} and status = 'pending' and approval_asked_at is null returning id`)
  const targets = sql`select unnest(${uuids(rows.map(({ id }) => id))})`
  if (rows.length > 0) await recordEvents(tx, { by, action: 'invitation.approval_asked', targets })
  return refused('waits_for_approval')
}
