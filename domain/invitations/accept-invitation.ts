import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { activateAccount } from '@/domain/accounts/activate-account'
import { recordEvents } from '@/domain/audit/record-events'
import { joinGroups } from '@/domain/groups/join-groups'
import { type LinkKeys, readToken } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import type { DeadState } from './find-by-token'
import { brokenPromises, readPromises } from './promises'

export type Acceptance = {
  token: string
  /** The invitation that the form showed; another one than the token's is refused (T06). */
  invitationId: string
  firstName: string
  lastName: string
  passwordHash: string
}
export type AcceptRefusal = DeadState | 'wrong_invitation' | 'waits_for_approval' | 'already_active'

type Locked = {
  id: string
  email: string
  language: 'fr' | 'en'
  deletionDate: string | null
  state: 'live' | DeadState
}

/**
 * The invitee becomes an active, billed account with the promised memberships, once, whoever races (F1, T03).
 * Refuses dead links by their state; when an inviter has lost the right to a promise, nothing is activated
 * and the invitation waits for somebody who has it (A1).
 */
export async function acceptInvitation(
  db: Database,
  keys: LinkKeys,
  acceptance: Acceptance,
): Promise<Result<{ accountId: string; email: string; language: 'fr' | 'en' }, AcceptRefusal>> {
  const named = readToken(keys, 'first-login', acceptance.token)
  if (!named) return refused('unknown')
  if (named.id !== acceptance.invitationId) return refused('wrong_invitation')
  return db.transaction(async (tx) => {
    const invitation = await lockInvitation(tx, named)
    if (!invitation) return refused('unknown')
    if (invitation.state !== 'live') return refused(invitation.state)
    const promises = await readPromises(tx, [invitation.id])
    const broken = await brokenPromises(tx, promises)
    if (broken.length > 0) return waitForApproval(tx, invitation.id)
    const accountId = await activateAccount(tx, { ...invitation, ...acceptance }, 'first_login')
    if (!accountId) return refused('already_active')
    await joinGroups(
      tx,
      promises.map(({ groupId, role }) => ({ accountId, groupId, role })),
    )
    await endAsAccepted(tx, invitation.id, accountId)
    return done({ accountId, email: invitation.email, language: invitation.language })
  })
}

/** The row lock makes racers wait here; all but the first then read "used" (T03, F08). */
async function lockInvitation(tx: Transaction, { id, version }: { id: string; version: number }) {
  const { rows } = await tx.execute<Locked>(sql`
    select id, email, language, deletion_date as "deletionDate",
      case when status = 'accepted' then 'used' when status = 'cancelled' then 'cancelled'
        when link_version <> ${version} then 'unknown'
        when expires_at <= now() then 'expired' else 'live' end as state
    from invitations where id = ${id} for update`)
  return rows[0]
}

/** The one refusal that leaves a mark: those who can approve must see it in their list. */
async function waitForApproval(tx: Transaction, invitationId: string) {
  await tx.execute(sql`
    update invitations set approval_asked_at = coalesce(approval_asked_at, now())
    where id = ${invitationId} and status = 'pending'`)
  return refused('waits_for_approval')
}

async function endAsAccepted(tx: Transaction, invitationId: string, accountId: string) {
  await tx.execute(sql`
    update invitations set status = 'accepted', ended_at = now(), ended_by_id = ${accountId}
    where id = ${invitationId} and status = 'pending'`)
  const targets = sql`select ${invitationId}::uuid`
  await recordEvents(tx, { actorId: accountId, action: 'invitation.accepted', targets })
}
