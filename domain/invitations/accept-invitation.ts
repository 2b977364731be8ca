import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { recordEvents } from '@/domain/audit/record-events'
import { withinSeatLimit } from '@/domain/billing/within-limit'
import { today } from '@/domain/course-sessions/days'
import { expectedIn } from '@/domain/course-sessions/expected-in'
import { holdFields } from '@/domain/custom-fields/hold-fields'
import { type LinkKeys, readToken } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import {
  type ActivationRefusal,
  activateInvitee,
  type GivenPerson,
  type LockedInvitation,
} from './activate-invitee'
import type { DeadState } from './find-by-token'

export type Acceptance = GivenPerson & {
  token: string
  /** The invitation that the form showed; another one than the token's is refused (T06). */
  invitationId: string
  /** The neighbourhood that the form came from, for the audit. */
  origin?: string | null
}
export type AcceptRefusal = DeadState | ActivationRefusal | 'wrong_invitation' | 'no_seat'

type Locked = LockedInvitation & Pick<Accepted, 'courseSessionId'> & { state: 'live' | DeadState }

/** `courseSessionId`: the session to land on, the first to begin of those that the person was invited from (I3). */
export type Accepted = {
  accountId: string
  email: string
  language: 'fr' | 'en'
  courseSessionId: string | null
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
): Promise<Result<Accepted, AcceptRefusal>> {
  const named = readToken(keys, 'first-login', acceptance.token)
  if (!named) return refused('unknown')
  if (named.id !== acceptance.invitationId) return refused('wrong_invitation')
  return withinSeatLimit(() =>
    db.transaction(async (tx) => {
      const held = await holdFields(tx)
      const invitation = await lockInvitation(tx, named)
      if (!invitation) return refused('unknown')
      if (invitation.state !== 'live') return refused(invitation.state)
      const origin = acceptance.origin ?? null
      const by = { accountId: null, origin }
      const activated = await activateInvitee(tx, invitation, acceptance, held, by)
      if (!activated.ok) return activated
      const accountId = activated.value
      const targets = sql`select ${invitation.id}::uuid`
      await recordEvents(tx, { by: { accountId, origin }, action: 'invitation.accepted', targets })
      const { email, language, courseSessionId } = invitation
      return done({ accountId, email, language, courseSessionId })
    }),
  )
}

/** The row lock makes racers wait here; all but the first then read "used" (T03, F08). */
async function lockInvitation(tx: Transaction, { id, version }: { id: string; version: number }) {
  const { rows } = await tx.execute<Locked>(sql`
    select id, email, language, deletion_date as "deletionDate", additional_info as "additionalInfo",
      custom_values as "customValues",
      case when status = 'accepted' then 'used' when status = 'cancelled' then 'cancelled'
        when link_version <> ${version} then 'unknown'
        when expires_at <= now() then 'expired' else 'live' end as state,
      (select s.id from ${expectedIn(sql`invitations.id`)} order by s.ends_on < ${today}, s.starts_on, s.id limit 1) as "courseSessionId"
    from invitations where id = ${id} for update`)
  return rows[0]
}
