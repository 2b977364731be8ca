import { getTranslations } from 'next-intl/server'
import type { Actor } from '@/domain/access/actor'
import type { ShownInvitation } from '@/domain/invitations/show-invitation'
import { type Language, languages } from '@/i18n/languages'

export type Letter = { subject: string; body: string }

/** Who writes, and where the links lead: what a server is asked to let through. */
export type Sender = { from: string; site: string; platform: string }

/** What to write to the people who run the invitee's mail server, in each language. */
export async function lettersTo(
  { email, mail }: ShownInvitation,
  { firstName, lastName }: Actor,
  { from, site, platform }: Sender,
): Promise<Record<Language, Letter>> {
  const sender = addressIn(from)
  const values = {
    platform,
    email,
    sender,
    sendingDomain: domainOf(sender),
    domain: domainOf(email),
    site,
    said: mail?.reason || 'none',
    me: `${firstName} ${lastName}`,
  }
  const written = languages.map(async (locale) => {
    const t = await getTranslations({ locale, namespace: 'desk.letter' })
    return [locale, { subject: t('subject', values), body: t('body', values) }] as const
  })
  return Object.fromEntries(await Promise.all(written)) as Record<Language, Letter>
}

/** `Name <address>` or the address alone. */
const addressIn = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from.trim()
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
