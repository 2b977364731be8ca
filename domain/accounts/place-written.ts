import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { mayGive, mayInviteInto } from '@/domain/access/policy'
import { recordEvents } from '@/domain/audit/record-events'
import { joinGroups } from '@/domain/groups/join-groups'
import type { Placing } from './creation'
import type { Written } from './creation-statements'

/* What accounts that begin have in common, whether they are new or come back. */

/** Groups that are not the actor's are like unknown ones (A2), and nobody gives a role that is not theirs to give (A1). */
export function whyNotPlace(
  actor: Actor,
  { groupIds, roles }: Placing,
): 'not_found' | 'role_not_yours' | null {
  if (groupIds.length === 0 || !groupIds.every((id) => mayInviteInto(actor, id))) return 'not_found'
  const mayGiveAll = groupIds.every((id) => roles.every((role) => mayGive(actor, id, role)))
  return roles.length === 0 || !mayGiveAll ? 'role_not_yours' : null
}

export const idsOf = (written: readonly Written[]) => written.map(({ id }) => id)

/** Every role in every group, to each of them (G2). */
export async function placeWritten(
  tx: Transaction,
  { groupIds, roles }: Placing,
  written: readonly Written[],
): Promise<void> {
  const given = groupIds.flatMap((groupId) => roles.map((role) => ({ groupId, role })))
  await joinGroups(
    tx,
    written.flatMap(({ id }) => given.map((one) => ({ accountId: id, ...one }))),
  )
}

/** A pending invitation of an address ends where its person has an account now (E1). */
export async function endInvitations(
  tx: Transaction,
  actor: Actor,
  pending: readonly { id: string; email: string }[],
  written: readonly Written[],
): Promise<void> {
  const logins = new Set(written.map(({ login }) => login))
  const ids = pending.filter(({ email }) => logins.has(email)).map(({ id }) => id)
  if (ids.length === 0) return
  await tx.execute(sql`
    update invitations set status = 'cancelled', ended_at = now(), ended_by_id = ${actor.accountId}
    where id = any(${uuids(ids)}) and status = 'pending'`)
  const targets = sql`select unnest(${uuids(ids)})`
  await recordEvents(tx, { by: actor, action: 'invitation.cancelled', targets })
}
