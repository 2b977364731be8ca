import type { MailKind } from '@/domain/mail/template'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'

export type Language = 'fr' | 'en'

const messages = { fr: fr.mail, en: en.mail }

/** The texts of a mail in a language, with `{name}` replaced by the value of that name where there is one. */
export function say<Kind extends 'letter' | 'session' | 'account_digest' | 'mixed_digest' | MailKind>(
  language: Language,
  kind: Kind,
  values: Record<string, string | null>,
): (typeof fr.mail)[Kind] {
  const texts = Object.entries(messages[language][kind]).map(([key, text]) => [
    key,
    text.replace(/\{(\w+)\}/g, (marker, name: string) => values[name] ?? marker),
  ])
  return Object.fromEntries(texts)
}

type Reason = keyof typeof fr.mail.failure | keyof typeof fr.mail.delivery | 'uncertain'

/**
 * Why a message about something did not arrive and what to do, for a person: the sentence that the list of invitations
 * or the page of the account shows too.
 */
export function failureInWords(language: Language, about: 'invitation' | 'account', reason: Reason): string {
  const mail = messages[language]
  const { failure, delivery, uncertain } = about === 'account' ? mail.account : mail
  return { ...failure, ...delivery, uncertain }[reason]
}
