/** Why a message never went out, or may not have; each is a sentence in `mail.failure`. */
export const mailFailures = [
  'superseded',
  'address_refused',
  'message_refused',
  'unreadable',
  'gave_up',
] as const

/** Why a message has not gone out yet and is being tried again; each is a sentence in `mail.trouble`. */
export const mailTroubles = [
  'rate_limited',
  'quota_reached',
  'sender_refused',
  'provider_down',
  'in_progress',
] as const

export type MailFailure = (typeof mailFailures)[number]
export type MailTrouble = (typeof mailTroubles)[number]

/** What came back of a message that the provider took, in order of rank; each is a sentence in `mail.delivery`. */
export const deliveries = [
  'delayed',
  'delivered',
  'soft_bounced',
  'failed',
  'bounced',
  'suppressed',
  'complained',
] as const
export type Delivery = (typeof deliveries)[number]

/** Why somebody did not get a message, or may not have. */
export type LossReason = MailFailure | Delivery | 'uncertain'

/** What a screen says of a message. `uncertain`: it may have gone, and a person decides (F03). */
export type MailState =
  | { state: 'queued'; trouble: MailTrouble | null }
  | { state: 'sent'; delivery: Delivery | null }
  | { state: 'uncertain' }
  | { state: 'failed'; failure: MailFailure }

/** What the ledger says of a message: the columns of the row, and the trouble of its batch. */
export type LedgerEntry = {
  status: MailState['state']
  failure: string | null
  trouble: string | null
  delivery: Delivery | null
}

/** Names the state of a row of the ledger. A reason that this version does not know is not a reason to break. */
export function mailState(mail: LedgerEntry): MailState {
  if (mail.status === 'sent') return { state: 'sent', delivery: mail.delivery }
  if (mail.status === 'uncertain') return { state: 'uncertain' }
  if (mail.status === 'queued') return { state: 'queued', trouble: knownTrouble(mail.trouble) }
  return { state: 'failed', failure: known(mailFailures, mail.failure) ?? 'message_refused' }
}

/** Why sending waits, if this version knows the reason. */
export const knownTrouble = (code: string | null) => known(mailTroubles, code)

const known = <Code extends string>(codes: readonly Code[], code: string | null) =>
  codes.find((one) => one === code) ?? null
