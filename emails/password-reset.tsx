import { Letter, type LetterContent, type Look } from './letter'
import { previewLink, previewLook } from './preview'
import { say } from './words'

export type PasswordResetProps = Look & {
  firstName: string
  /** Written out in the language. */
  expires: string
  link: string
}

export function passwordResetLetter({
  language,
  accent,
  logo,
  ...values
}: PasswordResetProps): LetterContent {
  const words = say(language, 'password_reset', values)
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

/** "Choose a new password": for whoever asked, and harmless for whoever did not. */
export default function PasswordReset(props: PasswordResetProps) {
  return <Letter {...passwordResetLetter(props)} />
}

PasswordReset.PreviewProps = {
  ...previewLook,
  firstName: 'Léa',
  expires: 'dimanche 22 novembre 2026 à 16:40',
  link: previewLink('reset-password'),
} satisfies PasswordResetProps
