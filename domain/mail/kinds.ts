import { temporaryPassword } from '@/domain/accounts/temporary-password'
import { doorOf, type LinkKind, linkToken, resetVersion } from '@/domain/links/token'
import type { Letter, MailSettings } from './compose'
import { aboutSession, isSessionKind, sessionNeeds, sessionParts } from './session-letters'
import type { MailKind, SessionKind, TemplateName } from './template'

/** What a kind of mail is filled with; a letter that lacks some of it is not sent. */
export type Needs = {
  /** Variables that are shown as they are, and suspected of everything (T16). */
  typed: readonly string[]
  /** Markers of moments, and the variable that each is written out from. */
  moments: Record<string, string>
  /** Markers of days, and the variables that hold the first and the last of them. */
  days?: Record<string, readonly [string, string]>
  /** Markers of links and passwords, derived here and only now: never stored, never logged. */
  derived: (letter: Letter, settings: MailSettings) => Record<string, string | null>
}

/** The most addresses that a digest names. */
export const mostNamed = 10

/** What each kind of mail needs of its row in the ledger. */
export function needsOf({ kind, variables }: Pick<Letter, 'kind' | 'variables'>): Needs {
  if (kind === 'failure_digest') return { ...digest, typed: namesIn(variables) }
  if (isSessionKind(kind)) return sessionNeeds[kind]
  return isInvitation(kind) && variables.courseSessionId ? withSession[kind] : needs[kind]
}

/** Which template a letter takes: one for what there is to tell of a session, for each number of addresses. */
export function templateOf({ kind, variables }: Pick<Letter, 'kind' | 'variables'>): TemplateName {
  if (isSessionKind(kind)) return `${kind}${sessionParts(variables)}`
  if (isInvitation(kind) && variables.courseSessionId) return `${kind} course${sessionParts(variables)}`
  if (kind !== 'failure_digest') return kind
  const over = Number(variables.more)
  const { named, accounts } = namedIn(variables)
  const addresses = accounts > 0 ? (`${named - accounts}+${accounts}` as const) : named
  return `failure_digest ${addresses} ${over === 0 ? 'none' : over === 1 ? 'one' : 'many'}`
}

/** How many addresses a digest names, and of how many of them, the last ones, the mail was about an account. */
function namedIn({ count, more, accounts }: Letter['variables']) {
  const named = Math.max(0, Math.min(Number(count) - Number(more), mostNamed)) || 0
  return { named, accounts: Math.max(0, Math.min(Number(accounts ?? 0), named)) || 0 }
}

const toInvitee: Needs['derived'] = (letter, settings) => ({
  link: tokenLink(settings, 'first-login', letter.invitationId, letter.variables.linkVersion),
  notForMe: tokenLink(settings, 'not-for-me', letter.invitationId, letter.variables.linkVersion),
})

const toNewPassword: Needs['derived'] = ({ variables }, settings) => ({
  link: tokenLink(settings, 'password-reset', variables.resetId, `${resetVersion}`),
})

/** The same at every attempt and in every mail of this version (C4). The login is to be copied: it is not made inert. */
const firstCredentials: Needs['derived'] = ({ accountId, recipient, variables }, { appUrl, linkKeys }) => {
  const version = Number(variables.temporaryVersion)
  const known = accountId && version > 0
  return {
    login: recipient,
    password: known ? temporaryPassword(linkKeys, 'mailed', { accountId, version }) : null,
    link: `${appUrl}/login`,
  }
}

const needs: Record<Exclude<MailKind, 'failure_digest' | SessionKind>, Needs> = {
  invitation: { typed: ['inviter', 'groups'], moments: { expires: 'expiresAt' }, derived: toInvitee },
  reminder: {
    typed: ['inviter', 'groups', 'number', 'planned'],
    moments: { expires: 'expiresAt' },
    derived: toInvitee,
  },
  password_reset: { typed: ['firstName'], moments: { expires: 'expiresAt' }, derived: toNewPassword },
  password_link: {
    typed: ['firstName', 'sender'],
    moments: { expires: 'expiresAt' },
    derived: toNewPassword,
  },
  credentials: { typed: ['firstName', 'creator', 'groups'], moments: {}, derived: firstCredentials },
  link_asked: {
    typed: ['firstName', 'address', 'inviter', 'groups'],
    moments: { asked: 'askedAt' },
    derived: ({ variables: { invitationId, groupId, courseSessionId } }, settings) => ({
      link: invitationId
        ? (sessionLink(settings, courseSessionId) ?? listLink(settings, groupId, `open=${invitationId}`))
        : null,
    }),
  },
}

const isInvitation = (kind: MailKind) => kind === 'invitation' || kind === 'reminder'
/** An invitation that enrols too says in what. */
const withSession = { invitation: aboutSession(needs.invitation), reminder: aboutSession(needs.reminder) }

const digest: Omit<Needs, 'typed'> = { moments: {}, derived: fromDigest }

/** To the list that shows them all: of invitations, if there are any, or the referent's session; and to each account. */
function fromDigest({ variables }: Letter, settings: MailSettings): Record<string, string | null> {
  const { named, accounts } = namedIn(variables)
  const links = Array.from({ length: accounts }, (_, at) => {
    const id = variables[`account${at + 1}`]
    return [`open${at + 1}`, id ? `${settings.appUrl}/accounts/${id}` : null] as const
  })
  const users = variables.groupId ? `${settings.appUrl}/groups/${variables.groupId}/settings/users` : null
  const session = sessionLink(settings, variables.courseSessionId)
  const list = session ?? listLink(settings, variables.groupId, 'state=undelivered&group=all')
  return { link: accounts < named ? list : users, ...Object.fromEntries(links) }
}

function namesIn(variables: Letter['variables']): string[] {
  const { named } = namedIn(variables)
  const lines = Array.from({ length: named }, (_, at) => [`address${at + 1}`, `reason${at + 1}`])
  return ['firstName', 'count', 'more', ...lines.flat()]
}

function tokenLink(
  { appUrl, linkKeys }: MailSettings,
  kind: LinkKind,
  id: string | null | undefined,
  version: string | undefined,
) {
  return id && version ? `${appUrl}/${doorOf[kind]}/${linkToken(linkKeys, kind, id, Number(version))}` : null
}

/** Where a referent sees those who are expected: nobody else is sent there. */
const sessionLink = ({ appUrl }: MailSettings, courseSessionId: string | undefined) =>
  courseSessionId ? `${appUrl}/sessions/${courseSessionId}?state=pending` : null

const listLink = ({ appUrl }: MailSettings, groupId: string | undefined, query: string) =>
  groupId ? `${appUrl}/groups/${groupId}/users/invitations?${query}` : null
