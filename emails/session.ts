import type { LetterContent } from './letter'
import { type Language, say } from './words'

/** What a mail tells of a course session. */
export type SessionProps = {
  course: string
  /** What tells it from other runs of the course, if anything does. */
  name?: string
  /** Written out in the language, as they stand in a sentence. */
  dates: string
  /** The names of who is in charge of it, if somebody is. */
  referents?: { names: string; several: boolean }
  calendar: string
}

/** Which session it is; `was` are the dates that it had before. */
export function sessionFacts(
  language: Language,
  { course, name, dates, referents }: Omit<SessionProps, 'calendar'>,
  was?: string,
): LetterContent['facts'] {
  const words = say(language, 'session', {})
  return [
    { label: words.course, value: course },
    ...(name ? [{ label: words.session, value: name }] : []),
    { label: was ? words.newDates : words.dates, value: dates },
    ...(was ? [{ label: words.oldDates, value: was }] : []),
    ...(referents
      ? [{ label: referents.several ? words.referents : words.referent, value: referents.names }]
      : []),
  ]
}

/** Whom to talk to about it. */
export function whomToAsk(language: Language, { referents }: Pick<SessionProps, 'referents'>): string {
  const { askReferent, askReferents, askAdministrator } = say(language, 'session', {})
  if (!referents) return askAdministrator
  return referents.several ? askReferents : askReferent
}

/** What sentences may say of it; its name tells two runs of a course apart in an inbox. */
export const wordsOf = ({ course, name, dates }: Pick<SessionProps, 'course' | 'name' | 'dates'>) => ({
  course: name ? `${course} – ${name}` : course,
  dates,
})
