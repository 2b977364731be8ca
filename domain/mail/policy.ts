/** Why a message never went out, or may not have; each is a sentence in `mail.failure`. */
export const mailFailures = [
  'superseded',
  'address_refused',
  'message_refused',
  'unreadable',
  'uncertain',
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

/** What a screen says of a message. */
export type MailState =
  | { state: 'queued'; trouble: MailTrouble | null }
  | { state: 'sent' }
  | { state: 'failed'; failure: MailFailure }

/** Names the state of a row of the ledger. A reason that this version does not know is not a reason to break. */
export function mailState(mail: { status: MailState['state']; failure: string | null }): MailState {
  if (mail.status === 'sent') return { state: 'sent' }
  if (mail.status === 'queued') return { state: 'queued', trouble: known(mailTroubles, mail.failure) }
  return { state: 'failed', failure: known(mailFailures, mail.failure) ?? 'message_refused' }
}

const known = <Code extends string>(codes: readonly Code[], code: string | null) =>
  codes.find((one) => one === code) ?? null
