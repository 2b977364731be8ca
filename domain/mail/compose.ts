import { mailboxOf } from '@/domain/addresses/policy'
import type { LinkKeys } from '@/domain/links/token'
import { daysInWords } from './days-in-words'
import { needsOf, templateOf } from './kinds'
import { fillTemplate, type MailKind, type Template } from './template'

export type MailSettings = {
  /** The only origin that links ever have (T19). */
  appUrl: string
  from: string
  linkKeys: LinkKeys
}

/** All that the bytes of a batch depend on besides its rows: frozen at the first attempt. */
export type Envelope = MailSettings & {
  platform: string
  timeZone: string
  /** By what `lookOf` calls them. */
  templates: ReadonlyMap<string, Template>
}

export type Message = { to: string; subject: string; html: string; text: string; mailId: string }

/** A row of the ledger as it is sent. */
export type Letter = {
  id: string
  kind: MailKind
  invitationId: string | null
  accountId: string | null
  recipient: string
  language: 'fr' | 'en'
  variables: Record<string, string>
}

/** Which of the templates of its batch a letter takes. */
export const lookOf = (letter: Pick<Letter, 'kind' | 'variables' | 'language'>) =>
  `${templateOf(letter)} ${letter.language}`

/**
 * The message of a ledger row: the same bytes at every attempt. Null when the row does not hold what its kind
 * needs: it fails alone (F12). The link is derived here and is in the message only: never stored, never logged.
 */
export function compose(letter: Letter, envelope: Envelope): Message | null {
  const typed = needsOf(letter).typed.map((name) => [name, letter.variables[name]])
  const ours = oursOf(letter, envelope)
  const template = envelope.templates.get(lookOf(letter))
  if (!template || !ours || typed.some(([, value]) => value === undefined)) return null
  const { platform } = envelope
  const filled = fillTemplate(template, { typed: { platform, ...Object.fromEntries(typed) }, ours })
  return { ...filled, to: mailboxOf(letter.recipient), mailId: letter.id }
}

/** The links, passwords and dates of a letter, or null when one cannot be made. */
function oursOf(letter: Letter, envelope: Envelope): Record<string, string> | null {
  const { moments, days = {}, derived } = needsOf(letter)
  const { language, variables } = letter
  const dates = [
    ...Object.entries(moments).map(([marker, name]) => [
      marker,
      writtenOut(variables[name], language, envelope.timeZone),
    ]),
    ...Object.entries(days).map(([marker, [first, last]]) => [
      marker,
      daysInWords(variables[first], variables[last], language),
    ]),
  ]
  const ours = { ...derived(letter, envelope), ...Object.fromEntries(dates) }
  return Object.values(ours).includes(null) ? null : ours
}

const locales = { fr: 'fr-FR', en: 'en-GB' }
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than writing a mail. */
function clockOf(language: 'fr' | 'en', timeZone: string): Intl.DateTimeFormat {
  const name = `${language} ${timeZone}`
  const clock =
    clocks.get(name) ??
    new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeStyle: 'short', timeZone })
  clocks.set(name, clock)
  return clock
}

/** "mardi 22 décembre 2026 à 15:40": a moment as a person would write it, in the platform's time zone. */
function writtenOut(moment: string | undefined, language: 'fr' | 'en', timeZone: string): string | null {
  const date = new Date(moment ?? Number.NaN)
  if (Number.isNaN(date.getTime())) return null
  // The hour stays on the line of its "à" or "at".
  const text = clockOf(language, timeZone)
    .format(date)
    .replace(/ (?=\d\d:\d\d$)/, '\u00a0')
  return language === 'fr' ? text.replace(/\b1 (?=\p{L})/u, '1er ') : text.replace(',', '')
}
