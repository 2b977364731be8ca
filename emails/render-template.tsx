import { render } from '@react-email/components'
import type { Brand, MailKind, SessionKind, Template, TemplateName } from '@/domain/mail/template'
import { courseSessionLetter } from './course-session'
import { courseSessionLeftLetter } from './course-session-left'
import { courseSessionMovedLetter } from './course-session-moved'
import { credentialsLetter } from './credentials'
import { type FailureDigestProps, failureDigestLetter } from './failure-digest'
import { invitationLetter } from './invitation'
import { Letter, type LetterContent, type Look } from './letter'
import { letterText } from './letter-text'
import { linkAskedLetter } from './link-asked'
import { passwordLinkLetter } from './password-link'
import { passwordResetLetter } from './password-reset'
import { reminderLetter } from './reminder'
import type { SessionProps } from './session'
import type { Language } from './words'

/* Rendered with its own markers as values, so that what varies between people is filled in afterwards. */
const marked = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, `{${name}}`])) as Record<Name, string>

const toInvitee = marked('inviter', 'groups', 'expires', 'link', 'notForMe')

const letters: Record<Exclude<MailKind, 'failure_digest' | SessionKind>, (look: Look) => LetterContent> = {
  invitation: (look) => invitationLetter({ ...look, ...toInvitee }),
  reminder: (look) => reminderLetter({ ...look, ...toInvitee, ...marked('number', 'planned') }),
  password_reset: (look) => passwordResetLetter({ ...look, ...marked('firstName', 'expires', 'link') }),
  password_link: (look) =>
    passwordLinkLetter({ ...look, ...marked('firstName', 'sender', 'expires', 'link') }),
  credentials: (look) =>
    credentialsLetter({
      ...look,
      ...marked('firstName', 'creator', 'groups', 'login', 'password', 'link'),
    }),
  link_asked: (look) =>
    linkAskedLetter({ ...look, ...marked('firstName', 'address', 'inviter', 'groups', 'asked', 'link') }),
}

type AboutSession = (look: Look, session: SessionProps) => LetterContent

const sessionLetters: Record<SessionKind | 'invitation' | 'reminder', AboutSession> = {
  course_session: (look, session) =>
    courseSessionLetter({ ...look, session, ...marked('firstName', 'link') }),
  course_session_moved: (look, session) =>
    courseSessionMovedLetter({ ...look, session, ...marked('firstName', 'was', 'link') }),
  course_session_left: (look, session) =>
    courseSessionLeftLetter({ ...look, session, ...marked('firstName') }),
  invitation: (look, session) => invitationLetter({ ...look, session, ...toInvitee }),
  reminder: (look, session) =>
    reminderLetter({ ...look, session, ...toInvitee, ...marked('number', 'planned') }),
}

/** A session of which the named parts are told. */
function sessionWith(parts: readonly string[]): SessionProps {
  const several = parts.includes('referents')
  return {
    ...marked('course', 'dates', 'calendar'),
    ...(parts.includes('session') && { name: '{session}' }),
    ...((several || parts.includes('referent')) && { referents: { names: '{referents}', several } }),
  }
}

/** The digest of so many addresses by name, first of invitations, then of accounts. */
function digest(look: Look, [invitations = 0, accounts = 0]: number[], over: FailureDigestProps['over']) {
  const named = Array.from({ length: invitations + accounts }, (_, at) => ({
    address: `{address${at + 1}}`,
    reason: `{reason${at + 1}}`,
    ...(at >= invitations && { open: `{open${at - invitations + 1}}` }),
  }))
  return failureDigestLetter({ ...look, ...marked('firstName', 'count', 'more', 'link'), named, over })
}

const rendered = new Map<string, Promise<Template>>()

/** The mail of a kind, in a language and a brand, with `{name}` where people differ. Rendered once. */
export function renderTemplate(name: TemplateName, language: Language, brand: Brand): Promise<Template> {
  const key = JSON.stringify([name, language, brand])
  const template =
    rendered.get(key) ?? renderLetter(letterOf(name, { ...brand, language, platform: '{platform}' }))
  rendered.set(key, template)
  return template
}

function letterOf(name: TemplateName, look: Look): LetterContent {
  if (isPlain(name)) return letters[name](look)
  const [kind = '', ...parts] = name.split(' ')
  if (isAboutSession(kind)) return sessionLetters[kind](look, sessionWith(parts))
  const [addresses = '', over] = parts
  const counts = addresses.split('+').map(Number)
  return digest(look, counts, over === 'one' || over === 'many' ? over : 'none')
}

const isPlain = (name: TemplateName): name is keyof typeof letters => name in letters
const isAboutSession = (kind: string): kind is keyof typeof sessionLetters => kind in sessionLetters

async function renderLetter(letter: LetterContent): Promise<Template> {
  return { subject: letter.subject, html: await render(<Letter {...letter} />), text: letterText(letter) }
}
