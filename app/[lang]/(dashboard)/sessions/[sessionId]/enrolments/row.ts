import { getFormatter } from 'next-intl/server'
import { sayMails } from '@/app/say-mails'
import type { InvitationFacts } from '@/components/invitation-state'
import type { SaidMail } from '@/components/mail-line'
import { type Moment, momentsOf } from '@/components/moment'
import type { Actor } from '@/domain/access/actor'
import type { ListedEnrolment } from '@/domain/course-sessions/list-enrolments'

/** An enrolment as the list shows it: words are made on the server, in the reader's language and zone. */
export type Row = {
  id: string
  /** The name, or the address of somebody who has none yet. */
  who: string
  /** The address or user name, where the name is shown too. */
  login: string | null
  accountId: string | null
  at: Moment
  /** While pending. */
  invitation: (InvitationFacts & { fromHere: boolean; livesOn: boolean }) | null
  mail: SaidMail | null
}

/** Turns listed enrolments into rows, all by one clock. */
export async function toRows(
  enrolments: readonly ListedEnrolment[],
  actor: Actor,
  now: Date,
): Promise<Row[]> {
  const moment = momentsOf(await getFormatter(), actor, now)
  const said = await sayMails(moment)
  return enrolments.map(({ id, name, login, accountId, at, invitation, mail }) => ({
    id,
    who: name ?? login,
    login: name === null ? null : login,
    accountId,
    at: moment(at),
    mail: said(mail),
    invitation: invitation && {
      expires: moment(invitation.expiresAt),
      expired: invitation.expired,
      linkAsked: invitation.linkAskedAt && moment(invitation.linkAskedAt),
      toApprove: invitation.approvalAskedAt !== null,
      mail: said(mail),
      opened: invitation.openedAt && moment(invitation.openedAt),
      fromHere: invitation.fromHere,
      livesOn: invitation.livesOn,
    },
  }))
}
