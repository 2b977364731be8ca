import { mailboxOf } from '@/domain/addresses/policy'
import type { LinkKeys } from '@/domain/links/token'
import { needsOf, templateOf } from './kinds'
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
  const { platform, accent, logo, timeZone, ...given } = letter.variables
  const typed = needsOf(letter).typed.map((name) => [name, given[name]])
  const ours = oursOf(letter, settings)
  if (!platform || !accent || !ours || typed.some(([, value]) => value === undefined)) return null
  const brand = { accent, logo: logo ? `${settings.appUrl}/logo/${logo}` : null }
  const template = await findTemplate(templateOf(letter), letter.language, brand)
  const filled = fillTemplate(template, { typed: { platform, ...Object.fromEntries(typed) }, ours })
  return { ...filled, to: mailboxOf(letter.recipient), mailId: letter.id }
}

/** The links and the dates of a letter, or null when one cannot be made. */
function oursOf(letter: Letter, settings: MailSettings): Record<string, string> | null {
  const { moments, links } = needsOf(letter)
  const { timeZone, ...variables } = letter.variables
  const dates = Object.entries(moments).map(([marker, name]) => {
    const moment = variables[name]
    return [marker, moment && timeZone ? writtenOut(moment, letter.language, timeZone) : null]
  })
  const ours = { ...links(letter, settings), ...Object.fromEntries(dates) }
  return Object.values(ours).includes(null) ? null : ours
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
