import { getTranslations } from 'next-intl/server'
import type { Actor } from '@/domain/access/actor'
import { env } from '@/env'
import { type Language, languages } from '@/i18n/languages'
import { currentPlatform } from './platform'

export type Letter = { subject: string; body: string }

/** Whom our mails do not reach: one person, and what their server said; or the people of a domain. */
export type Unreached =
  | { email: string; said: string | null }
  | { domain: string; count: number; refused: boolean }

/** What to write to the people who run a mail server, in each language: who writes, and what to let through. */
export async function itLetters(
  unreached: Unreached,
  { firstName, lastName }: Actor,
): Promise<Record<Language, Letter>> {
  const { MAIL_FROM, APP_URL } = env()
  const sender = addressIn(MAIL_FROM)
  const shared = {
    platform: (await currentPlatform()).name,
    sender,
    sendingDomain: domainOf(sender),
    site: APP_URL,
    me: `${firstName} ${lastName}`,
  }
  const written = languages.map(async (locale) => {
    const t = await getTranslations({ locale, namespace: 'desk.letter' })
    if ('domain' in unreached) {
      const values = { ...shared, ...unreached, refused: String(unreached.refused) }
      return [locale, { subject: t('subject', values), body: t('bodyOfDomain', values) }] as const
    }
    const { email, said } = unreached
    const values = { ...shared, email, domain: domainOf(email), said: said || 'none' }
    return [locale, { subject: t('subject', values), body: t('body', values) }] as const
  })
  return Object.fromEntries(await Promise.all(written)) as Record<Language, Letter>
}

/** `Name <address>` or the address alone. */
const addressIn = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from.trim()
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
