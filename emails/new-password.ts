import type { LetterContent, Look } from './letter'
import { say } from './words'

export type NewPasswordProps = Look & {
  firstName: string
  /** Who sends the link; nobody when the person asked for it. */
  sender?: string
  /** Written out in the language. */
  expires: string
  link: string
}

/** What the mails with a link for a new password have in common: all but their words. */
export function newPasswordLetter(
  kind: 'password_reset' | 'password_link',
  { language, accent, logo, ...values }: NewPasswordProps,
): LetterContent {
  const words = say(language, kind, values)
  const { expires, linkHelp, personal } = say(language, 'letter', values)
  return {
    language,
    accent,
    logo,
    platform: values.platform,
    subject: words.subject,
    preview: words.preview,
    title: words.title,
    paragraphs: [words.greeting, words.intro],
    facts: [{ label: expires, value: values.expires }],
    button: words.button,
    link: values.link,
    linkHelp,
    notes: [words.ignore, personal],
  }
}
