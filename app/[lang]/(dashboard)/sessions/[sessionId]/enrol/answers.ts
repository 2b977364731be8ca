import type { EnrolRefusal } from '@/domain/course-sessions/enrol-people'
import type { Grouped } from './emails/grouped'

/** Why nothing was done, when it is not about one field; each is a title and a text in `enrol.refused`. */
export type Refusal = EnrolRefusal | 'wrong' | 'signed_out' | 'unreachable'
type Refused<Code = never> = { ok: false; code: Refusal | Code }

/** By the id of the account. */
export type PeopleAnswer = { ok: true; enrolled: string[]; already: string[]; leftOut: string[] } | Refused

export type AssignAnswer = { ok: true } | Refused<'already_assigned'>

export type EmailsFault = 'emails_missing' | 'emails_long' | 'too_many' | 'group_missing'
/** `waiting`: sentences for mails that wait, if any does. */
export type EmailsAnswer = { ok: true; outcomes: Grouped; waiting: string[] } | Refused<EmailsFault>
