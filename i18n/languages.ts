/** The languages of the product; the first is the one for people who ask for none of them. */
export const languages = ['fr', 'en'] as const

export type Language = (typeof languages)[number]

/** Remembers what a person chose before we know who they are. */
export const languageCookie = 'language'

export const isLanguage = (value: unknown): value is Language => languages.some((known) => known === value)

/** The language of a visitor: what they chose, else what their browser prefers, else French. */
export function negotiateLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  if (isLanguage(chosen)) return chosen
  return preferences(acceptLanguage ?? '').find(isLanguage) ?? languages[0]
}

function preferences(acceptLanguage: string) {
  return acceptLanguage
    .split(',')
    .map((entry) => {
      const [tag = '', weight] = entry
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/)
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language)
}
