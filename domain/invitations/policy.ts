import type { Actor } from '@/domain/access/actor'
import { mayGive } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import { mayEnrolFrom } from '@/domain/course-sessions/policy'
import { type Delivery, type LedgerEntry, mailState } from '@/domain/mail/policy'

/*
 * What can be done with an invitation, and what to do next. Pure: the screen asks what the use cases hold to.
 */

/** A group that it promises from a session, and whether the actor is a referent there (I3). */
export type FromSession = { groupId: string; isReferent: boolean }

/** What is to be known of an invitation to say what can be done with it; `elsewhere` are groups not seen. */
export type Facts = {
  status: 'pending' | 'accepted' | 'cancelled'
  expired: boolean
  datePassed: boolean
  linkAskedAt: Date | null
  approvalAskedAt: Date | null
  promised: readonly { groupId: string; role: Role }[]
  elsewhere: number
  fromSessions: readonly FromSession[]
  /** `startsAt` is set when it waits for a later moment: a spent budget, or the next attempt. */
  mail: (LedgerEntry & { startsAt: Date | null }) | null
  undeliverable: Delivery | null
  /** Whether a person, and not a machine, has opened its link. */
  opened: boolean
}

/** Who holds its link, or its address, can become all that it promises (A1, T12). */
export const couldGiveAll = (
  actor: Actor,
  { elsewhere, promised, fromSessions }: Pick<Facts, 'elsewhere' | 'promised' | 'fromSessions'>,
) =>
  elsewhere === 0 &&
  promised.every(({ groupId, role }) => mayGive(actor, groupId, role)) &&
  fromSessions.every((promise) => mayEnrolFrom(actor, promise, promise.groupId))

type Ended = 'ended' | 'date_passed'
const whyEnded = ({ status, datePassed }: Facts): Ended | null =>
  status !== 'pending' ? 'ended' : datePassed ? 'date_passed' : null

const neverArrives = ['bounced', 'suppressed', 'complained'] as const
type NeverArrives = (typeof neverArrives)[number]

/** A mail to an address that refuses mails for good, or that complained, would hurt everybody's mails. */
export const whyNotResend = (facts: Facts): Ended | NeverArrives | null =>
  whyEnded(facts) ?? neverArrives.find((one) => one === facts.undeliverable) ?? null

export const whyNotCancel = (facts: Facts): 'ended' | null => (facts.status === 'pending' ? null : 'ended')

export const whyNotCorrect = (actor: Actor, facts: Facts): Ended | 'beyond_yours' | null =>
  whyEnded(facts) ?? (couldGiveAll(actor, facts) ? null : 'beyond_yours')

export const whyNotCopy = (actor: Actor, facts: Facts): Ended | 'expired' | 'beyond_yours' | null =>
  whyNotCorrect(actor, facts) ?? (facts.expired ? 'expired' : null)

export const whyNotActivate = (
  actor: Actor,
  facts: Facts,
): Ended | 'beyond_yours' | 'waits_for_approval' | null =>
  whyNotCorrect(actor, facts) ?? (facts.approvalAskedAt ? 'waits_for_approval' : null)

/** Where an invitation stands for the one question of the desk: has the person what they need to come in? */
export type Standing =
  | 'accepted'
  | 'cancelled'
  | 'date_passed'
  | 'to_approve'
  | NeverArrives
  | 'link_asked'
  | 'expired'
  | 'address_refused'
  | 'not_sent'
  | 'uncertain'
  | 'soft_bounced'
  | 'opened'
  | 'queued'
  | 'held_up'
  | 'delayed'
  | 'delivered'
  | 'sent'
  | 'no_mail'

/** The first of what holds, from what ends everything to what merely takes its time. */
export function standingOf(facts: Facts): Standing {
  const { status, expired, datePassed, linkAskedAt, approvalAskedAt, undeliverable, opened } = facts
  if (status !== 'pending') return status
  if (datePassed) return 'date_passed'
  if (approvalAskedAt) return 'to_approve'
  const refusing = neverArrives.find((one) => one === undeliverable)
  if (refusing) return refusing
  if (linkAskedAt) return 'link_asked'
  if (expired) return 'expired'
  const mail = standingOfMail(facts.mail)
  const arrived = mail === 'sent' || mail === 'delivered' || mail === 'delayed' || mail === 'soft_bounced'
  return opened && arrived ? 'opened' : mail
}

function standingOfMail(mail: Facts['mail']): Standing {
  if (!mail) return 'no_mail'
  const state = mailState(mail)
  if (state.state === 'queued') return state.trouble || mail.startsAt ? 'held_up' : 'queued'
  if (state.state === 'uncertain') return 'uncertain'
  if (state.state === 'failed') return state.failure === 'address_refused' ? 'address_refused' : 'not_sent'
  return state.delivery === 'failed' ? 'not_sent' : (state.delivery ?? 'sent')
}

export type Step = 'approve' | 'resend' | 'correct' | 'copy' | 'activate' | 'letter'

/** What helps most, first; null where there is nothing to do but wait. */
const firstSteps: Record<Standing, Step | null> = {
  accepted: null,
  cancelled: null,
  date_passed: null,
  to_approve: 'approve',
  bounced: 'correct',
  suppressed: 'correct',
  complained: 'copy',
  link_asked: 'resend',
  expired: 'resend',
  address_refused: 'correct',
  not_sent: 'resend',
  uncertain: 'resend',
  soft_bounced: 'resend',
  opened: 'copy',
  queued: null,
  held_up: null,
  delayed: 'letter',
  delivered: 'resend',
  sent: 'resend',
  no_mail: 'resend',
}
export const firstStep = (standing: Standing): Step | null => firstSteps[standing]
