import type { LetterContent, Look } from './letter'
import { say } from './words'

type Words = Pick<LetterContent, 'subject' | 'preview' | 'title' | 'button'>

/** What letters of every kind have: whose they are, and the words around what they say. */
export function frame(
  { language, accent, logo, platform }: Look,
  { subject, preview, title, button }: Words,
): Look & Words & Pick<LetterContent, 'linkHelp'> {
  const { linkHelp } = say(language, 'letter', {})
  return { language, accent, logo, platform, subject, preview, title, button, linkHelp }
}
