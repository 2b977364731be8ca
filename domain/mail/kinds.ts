import { doorOf, type LinkKind, linkToken, resetVersion } from '@/domain/links/token'
import type { Letter, MailSettings } from './compose'
import type { MailKind, TemplateName } from './template'

/** What a kind of mail is filled with; a letter that lacks some of it is not sent. */
type Needs = {
  /** Variables that are shown as they are, and suspected of everything (T16). */
  typed: readonly string[]
  /** Markers of moments, and the variable that each is written out from. */
  moments: Record<string, string>
  /** Markers of links, derived here and only now: never stored, never logged. */
  links: (letter: Letter, settings: MailSettings) => Record<string, string | null>
}

/** The most addresses that a digest names. */
export const mostNamed = 10

/** What each kind of mail needs of its row in the ledger. */
export function needsOf({ kind, variables }: Pick<Letter, 'kind' | 'variables'>): Needs {
  return kind === 'failure_digest' ? { ...digest, typed: namesIn(variables) } : needs[kind]
}

/** Which template a letter takes: a digest has one for each number of addresses. */
export function templateOf({ kind, variables }: Pick<Letter, 'kind' | 'variables'>): TemplateName {
  if (kind !== 'failure_digest') return kind
  const over = Number(variables.more)
  return `failure_digest ${namedIn(variables)} ${over === 0 ? 'none' : over === 1 ? 'one' : 'many'}`
}

const namedIn = ({ count, more }: Letter['variables']) =>
  Math.max(0, Math.min(Number(count) - Number(more), mostNamed)) || 0

const toInvitee: Needs['links'] = (letter, settings) => ({
  link: tokenLink(settings, 'first-login', letter.invitationId, letter.variables.linkVersion),
  notForMe: tokenLink(settings, 'not-for-me', letter.invitationId, letter.variables.linkVersion),
})

const needs: Record<Exclude<MailKind, 'failure_digest'>, Needs> = {
  invitation: { typed: ['inviter', 'groups'], moments: { expires: 'expiresAt' }, links: toInvitee },
  reminder: {
    typed: ['inviter', 'groups', 'number', 'planned'],
    moments: { expires: 'expiresAt' },
    links: toInvitee,
  },
  password_reset: {
    typed: ['firstName'],
    moments: { expires: 'expiresAt' },
    links: ({ variables }, settings) => ({
      link: tokenLink(settings, 'password-reset', variables.resetId, `${resetVersion}`),
    }),
  },
  link_asked: {
    typed: ['firstName', 'address', 'inviter', 'groups'],
    moments: { asked: 'askedAt' },
    links: ({ variables: { invitationId, groupId } }, settings) => ({
      link: invitationId ? listLink(settings, groupId, `open=${invitationId}`) : null,
    }),
  },
}

const digest: Omit<Needs, 'typed'> = {
  moments: {},
  links: ({ variables }, settings) => ({
    link: listLink(settings, variables.groupId, 'state=undelivered&group=all'),
  }),
}

function namesIn(variables: Letter['variables']): string[] {
  const lines = Array.from({ length: namedIn(variables) }, (_, at) => [`address${at + 1}`, `reason${at + 1}`])
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

const listLink = ({ appUrl }: MailSettings, groupId: string | undefined, query: string) =>
  groupId ? `${appUrl}/groups/${groupId}/users/invitations?${query}` : null
