import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { newExpiry } from './expiry'
import type { InvitationSelection } from './input'
import { mailInvitations } from './mail-invitations'
import { brokenPromises, mayPromise, type Promised, readPromises } from './promises'
import { selected } from './selected'

/**
 * The actor makes promises their own that their author may no longer keep (A1), as far as they are theirs to
 * give. Invitations that are whole again are mailed, and are the answer; others wait for somebody else.
 */
export function approveInvitations(
  db: Database,
  actor: Actor,
  selection: InvitationSelection,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    const waiting = await lockWaiting(tx, actor, selection)
    const broken = await brokenPromises(tx, await readPromises(tx, waiting))
    const kept = broken.filter((promise) => mayPromise(actor, promise))
    await takeOver(tx, actor, kept)
    const stillBroken = new Set(broken.filter((one) => !kept.includes(one)).map((one) => one.invitationId))
    const whole = waiting.filter((id) => !stillBroken.has(id))
    await release(tx, whole)
    await mailInvitations(tx, whole, { kind: 'invitation', requestedById: actor.accountId })
    const targets = sql`select unnest(${uuids(whole)})`
    await recordEvents(tx, { by: actor, action: 'invitation.approved', targets })
    return whole
  })
}

async function lockWaiting(tx: Transaction, actor: Actor, selection: InvitationSelection) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select i.id from invitations i
    where ${selected(actor, selection)} and i.approval_asked_at is not null for update`)
  return rows.map(({ id }) => id)
}

async function takeOver(tx: Transaction, actor: Actor, promises: readonly Promised[]) {
  await tx.execute(sql`
    update invitation_memberships m set invited_by_id = ${actor.accountId}
    from unnest(
      ${uuids(promises.map(({ invitationId }) => invitationId))},
      ${uuids(promises.map(({ groupId }) => groupId))},
      ${texts(promises.map(({ role }) => role))}::role[],
      ${uuids(promises.map(({ courseSessionId }) => courseSessionId))}
    ) as kept (invitation_id, group_id, role, course_session_id)
    where (m.invitation_id, m.group_id, m.role) = (kept.invitation_id, kept.group_id, kept.role)
      and m.course_session_id is not distinct from kept.course_session_id`)
}

/** Waiting was not the invitee's doing: the link is good for as long as a new one. */
async function release(tx: Transaction, invitationIds: readonly string[]) {
  await tx.execute(sql`
    update invitations i set approval_asked_at = null, expires_at = greatest(i.expires_at, ${newExpiry})
    from platform p where i.id = any(${uuids(invitationIds)}) and i.status = 'pending'`)
}
