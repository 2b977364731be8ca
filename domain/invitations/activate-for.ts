import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { withinSeatLimit } from '@/domain/billing/within-limit'
import { holdFields } from '@/domain/custom-fields/hold-fields'
import { done, type Result, refused } from '@/domain/result'
import {
  type ActivationRefusal,
  activateInvitee,
  type GivenPerson,
  type LockedInvitation,
} from './activate-invitee'
import { hasTimeLeft } from './expiry'
import { givesAll } from './promises'
import { selected } from './selected'

/**
 * Gives the person beside the administrator their account now, without a mail; an expired invitation too, since
 * the administrator could send it again. The same path as first login: one winner (F08), A1 checked again,
 * nothing of an earlier account signs in any more (T07). Whoever types the password can enter with it: refused,
 * when the invitation promises more than the actor may give (T12).
 */
export function activateFor(
  db: Database,
  actor: Actor,
  { invitationId, ...person }: GivenPerson & { invitationId: string },
): Promise<Result<{ accountId: string }, ActivationRefusal | 'not_found' | 'beyond_yours' | 'no_seat'>> {
  return withinSeatLimit(() =>
    db.transaction(async (tx) => {
      const held = await holdFields(tx)
      const invitation = await lock(tx, actor, invitationId)
      if (!invitation) return refused('not_found')
      if (!(await givesAll(tx, actor, invitation.id))) return refused('beyond_yours')
      const activated = await activateInvitee(tx, invitation, person, held, actor)
      if (!activated.ok) return activated
      const accountId = activated.value
      await recordEvents(tx, {
        by: actor,
        action: 'invitation.activated_for',
        // The account's own story begins with it too.
        targets: sql`select unnest(${uuids([invitation.id, accountId])})`,
        details: { accountId },
      })
      return done({ accountId })
    }),
  )
}

async function lock(tx: Transaction, actor: Actor, invitationId: string) {
  const { rows } = await tx.execute<LockedInvitation>(sql`
    select i.id, i.email, i.language, i.deletion_date as "deletionDate",
      i.additional_info as "additionalInfo", i.custom_values as "customValues"
    from invitations i cross join platform p
    where ${selected(actor, { ids: [invitationId] })} and ${hasTimeLeft} for update of i`)
  return rows[0]
}
