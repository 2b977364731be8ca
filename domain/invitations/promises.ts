import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { findActorsByAccount } from '@/domain/access/find-actor'
import { mayGive } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import { mayEnrolFrom } from '@/domain/course-sessions/policy'

/** One membership that an invitation promises, who promised it, and the session that it was made from (I3). */
export type Promised = {
  invitationId: string
  groupId: string
  role: Role
  invitedById: string
  courseSessionId: string | null
  /** Of that session. */
  referentIds: string[]
}

/** What the invitations promise. One statement. */
export async function readPromises(db: Executor, invitationIds: readonly string[]): Promise<Promised[]> {
  const { rows } = await db.execute<Promised>(sql`
    select invitation_id as "invitationId", group_id as "groupId", role, invited_by_id as "invitedById",
      course_session_id as "courseSessionId",
      array(select r.account_id from course_session_referents r
        where r.course_session_id = invitation_memberships.course_session_id) as "referentIds"
    from invitation_memberships where invitation_id = any(${uuids(invitationIds)})`)
  return rows
}

/** Whether the promise is the person's to make: from a session, by other rights than from a group (S2, A1). */
export const mayPromise = (person: Actor, { courseSessionId, referentIds, groupId, role }: Promised) =>
  courseSessionId === null
    ? mayGive(person, groupId, role)
    : mayEnrolFrom(person, { isReferent: referentIds.includes(person.accountId) }, groupId)

/** Those promises that the person who made them may no longer keep (A1). One statement. */
export async function brokenPromises(db: Executor, promises: readonly Promised[]): Promise<Promised[]> {
  const givers = await findActorsByAccount(db, [...new Set(promises.map(({ invitedById }) => invitedById))])
  const byId = new Map(givers.map((giver): [string, Actor] => [giver.accountId, giver]))
  return promises.filter((promise) => {
    const giver = byId.get(promise.invitedById)
    return !giver || !mayPromise(giver, promise)
  })
}

/** Whether the actor may give all that the invitation promises: whoever holds its link becomes that (A1, T12). */
export async function givesAll(db: Executor, actor: Actor, invitationId: string): Promise<boolean> {
  const promises = await readPromises(db, [invitationId])
  return promises.every((promise) => mayPromise(actor, promise))
}
