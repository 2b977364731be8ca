type Language = 'fr' | 'en'

const around = { fr: { on: 'le', from: 'du', to: 'au' }, en: { on: 'on', from: 'from', to: 'to' } }
const months = {
  fr: new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }),
}

/**
 * "du 3 au 28 mars 2027", "le 1er mars 2027": days as `yyyy-mm-dd`, the last one included, as a person would write
 * them in a sentence. Null when one of them is no day.
 */
export function daysInWords(
  first: string | undefined,
  last: string | undefined,
  language: Language,
): string | null {
  const [start, end] = [wordsOf(first, language), wordsOf(last, language)]
  if (!start || !end) return null
  const { on, from, to } = around[language]
  if (first === last) return `${on} ${end.join(' ')}`
  return `${from} ${withoutRepeating(start, end)} ${to} ${end.join(' ')}`
}

type Words = readonly [day: string, month: string, year: string]

/** A month or a year that is said with the last day is not said before. */
function withoutRepeating([day, month, year]: Words, [, lastMonth, lastYear]: Words): string {
  if (year !== lastYear) return `${day} ${month} ${year}`
  return month === lastMonth ? day : `${day} ${month}`
}

function wordsOf(text: string | undefined, language: Language): Words | null {
  const date = new Date(`${text}T00:00:00Z`)
  // The 31st of February would be read as a day of March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return null
  const day = date.getUTCDate()
  const written = language === 'fr' && day === 1 ? '1er' : `${day}`
  return [written, months[language].format(date), `${date.getUTCFullYear()}`]
}
