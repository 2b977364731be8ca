import { Parser } from 'htmlparser2'
import { compose, type Letter, lookOf, type MailSettings, type Message } from '@/domain/mail/compose'
import { mostNamed, templateOf } from '@/domain/mail/kinds'
import type { MailKind } from '@/domain/mail/template'
import { renderTemplate } from '@/emails/render-template'

const settings: MailSettings = {
  appUrl: 'https://bienvenue.example',
  from: 'Bienvenue <bienvenue@bienvenue.example>',
  linkKeys: { current: 'a key that only this test has, 32 characters' },
}
const id = '0199aa00-0000-7000-8000-000000000001'
const expiresAt = '2027-01-01T14:40:00Z'

/** What the row of a mail about a session holds of it; an invitation's too, when it enrols. */
export const ofSession = {
  courseSessionId: id,
  course: 'Accueil et relation client',
  session: 'Printemps',
  startsOn: '2027-03-01',
  endsOn: '2027-03-28',
  referents: 'Karim Haddad, Awa Diallo',
}

/** Of each kind, what its row in the ledger holds. */
export const rows: Record<MailKind, Record<string, string>> = {
  invitation: { inviter: 'Gaëlle Le Goff', groups: 'Lyon, Ventes', linkVersion: '1', expiresAt },
  reminder: {
    inviter: 'Gaëlle Le Goff',
    groups: 'Lyon, Ventes',
    linkVersion: '1',
    expiresAt,
    number: '1',
    planned: '2',
  },
  password_reset: { firstName: 'Léa', resetId: id, expiresAt },
  password_link: { firstName: 'Léa', sender: 'Gaëlle Le Goff', resetId: id, expiresAt },
  credentials: { firstName: 'Léa', creator: 'Gaëlle Le Goff', groups: 'Lyon, Ventes', temporaryVersion: '1' },
  link_asked: {
    firstName: 'Gaëlle',
    address: 'ana@exemple.example',
    inviter: 'Gaëlle Le Goff',
    groups: 'Lyon',
    groupId: id,
    invitationId: id,
    askedAt: expiresAt,
  },
  failure_digest: digestOf(3),
  course_session: { firstName: 'Léa', ...ofSession },
  course_session_moved: {
    firstName: 'Léa',
    ...ofSession,
    wasStartsOn: '2027-02-24',
    wasEndsOn: '2027-03-21',
  },
  course_session_left: { firstName: 'Léa', ...ofSession },
}

export const kinds = Object.keys(rows) as MailKind[]
export const languages = ['fr', 'en'] as const

/** What the row of a digest of so many addresses holds, of which the last `accounts` are of accounts. */
export function digestOf(count: number, accounts = 0): Record<string, string> {
  const named = Math.min(count, mostNamed)
  const opened = Array.from({ length: accounts }, (_, at) => [`account${at + 1}`, id])
  const lines = Array.from({ length: named }, (_, at) => [
    [`address${at + 1}`, `person${at + 1}@exemple.example`],
    [`reason${at + 1}`, 'Cette adresse n’existe pas.'],
  ])
  const counts = { firstName: 'Gaëlle', groupId: id, count: `${count}`, more: `${count - named}` }
  const of = accounts > 0 ? { accounts: `${accounts}` } : {}
  return { ...counts, ...of, ...Object.fromEntries([...lines.flat(), ...opened]) }
}

type Variables = Record<string, string>

/**
 * The mail of a kind as it is sent, with some of its variables changed, or the name or the logo of the platform;
 * null when it cannot be written.
 */
export async function composed(
  kind: MailKind,
  language: 'fr' | 'en',
  { platform = 'Académie Horizon', logo = '', ...changed }: Variables = {},
) {
  const variables = { ...rows[kind], ...changed }
  const recipient = 'lea@exemple.example'
  const letter: Letter = { kind, id, invitationId: id, accountId: id, recipient, language, variables }
  const brand = { accent: '#0f766e', logo: logo && `${settings.appUrl}/logo/${logo}` }
  const templates = new Map([[lookOf(letter), await renderTemplate(templateOf(letter), language, brand)]])
  return compose(letter, { ...settings, platform, timeZone: 'Europe/Paris', templates })
}

export async function mail(kind: MailKind, language: 'fr' | 'en', changed?: Variables): Promise<Message> {
  const message = await composed(kind, language, changed)
  if (!message) throw new Error('the letter could not be composed')
  return message
}

/** A page as a mail program reads it: its elements, the addresses in them, and the words that are seen. */
export function parsed(html: string) {
  const elements: string[] = []
  const links: string[] = []
  const handlers: string[] = []
  let words = ''
  let styled = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.push(name)
      if (name === 'style') styled++
      for (const [key, value] of Object.entries(attributes)) {
        if (/^(href|src|srcset|action|background|formaction|poster|data)$/.test(key)) links.push(value)
        if (key.startsWith('on') || /url\(|expression/i.test(value)) handlers.push(`${key}=${value}`)
      }
    },
    ontext: (text) => {
      if (!styled) words += text
    },
    onclosetag(name) {
      if (name === 'style') styled--
      else words += '\n'
    },
  })
  parser.end(html)
  return { elements, links: [...new Set(links)], handlers, words }
}
