import { mailboxOf } from '@/domain/addresses/policy'
import { type LinkKeys, linkToken, resetVersion } from '@/domain/links/token'
import { type FindTemplate, fillTemplate, type MailKind } from './template'

export type MailSettings = {
  /** The only origin that links ever have (T19). */
  appUrl: string
  linkKeys: LinkKeys
}

export type Message = { to: string; subject: string; html: string; text: string; mailId: string }

/** A row of the ledger as it is sent: what it says was frozen when it was written and first tried. */
export type Letter = {
  id: string
  kind: MailKind
  invitationId: string | null
  recipient: string
  language: 'fr' | 'en'
  variables: Record<string, string>
}

/**
 * The message of a ledger row: the same bytes at every attempt. Null when the row does not hold what its kind
 * needs. The link is derived here and is in the message only: never stored, never logged.
 */
export async function compose(
  letter: Letter,
  findTemplate: FindTemplate,
  settings: MailSettings,
): Promise<Message | null> {
  const { platform, accent, timeZone, expiresAt, ...typed } = letter.variables
  const link = linkOf(letter, settings)
  if (!link || !platform || !accent || !timeZone || !expiresAt) return null
  if (!needed[letter.kind].every((name) => typeof typed[name] === 'string')) return null
  const expires = writtenOut(expiresAt, letter.language, timeZone)
  const template = await findTemplate(letter.kind, letter.language, accent)
  const filled = fillTemplate(template, { typed: { platform, ...typed }, ours: { link, expires } })
  return { ...filled, to: mailboxOf(letter.recipient), mailId: letter.id }
}

const needed: Record<MailKind, string[]> = {
  invitation: ['inviter', 'groups'],
  password_reset: ['firstName'],
}

function linkOf({ kind, invitationId, variables }: Letter, settings: MailSettings) {
  const { linkVersion, resetId } = variables
  if (kind === 'invitation') {
    if (!invitationId || !linkVersion) return null
    const token = linkToken(settings.linkKeys, 'first-login', invitationId, Number(linkVersion))
    return `${settings.appUrl}/first-login/${token}`
  }
  if (!resetId) return null
  const token = linkToken(settings.linkKeys, 'password-reset', resetId, resetVersion)
  return `${settings.appUrl}/reset-password/${token}`
}

const locales = { fr: 'fr-FR', en: 'en-GB' }

/** "mardi 22 décembre 2026 à 15:40": a moment as a person would write it, in the platform's time zone. */
function writtenOut(moment: string, language: 'fr' | 'en', timeZone: string): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  })
  // The hour stays on the line of its "à" or "at".
  const text = format.format(new Date(moment)).replace(/ (?=\d\d:\d\d$)/, '\u00a0')
  return language === 'fr' ? text.replace(/\b1 (?=\p{L})/u, '1er ') : text.replace(',', '')
}
