import en from '@/messages/en.json'
import fr from '@/messages/fr.json'

export type Language = 'fr' | 'en'

const messages = { fr: fr.mail, en: en.mail }

/** The texts of a mail in a language, with `{name}` replaced by the value of that name where there is one. */
export function say<Kind extends 'letter' | 'invitation' | 'password_reset'>(
  language: Language,
  kind: Kind,
  values: Record<string, string>,
): (typeof fr.mail)[Kind] {
  const texts = Object.entries(messages[language][kind]).map(([key, text]) => [
    key,
    text.replace(/\{(\w+)\}/g, (marker, name: string) => values[name] ?? marker),
  ])
  return Object.fromEntries(texts)
}
