import { Letter, type LetterContent } from './letter'
import { type Language, say } from './words'

export type PasswordResetProps = {
  language: Language
  accent: string
  platform: string
  firstName: string
  /** Written out in the language. */
  expires: string
  link: string
}

export function passwordResetLetter({ language, accent, ...values }: PasswordResetProps): LetterContent {
  const words = say(language, 'password_reset', values)
  const { expires, linkHelp, personal } = say(language, 'letter', values)
  return {
    language,
    accent,
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
  language: 'fr',
  accent: '#0f766e',
  platform: 'Académie Horizon',
  firstName: 'Léa',
  expires: 'dimanche 22 novembre 2026 à 16:40',
  link: 'http://localhost:3000/reset-password/0199aa00000070008000000000000000.0.kZ3vY9mC1hQ0pVJt4n8sXo7aWq2bL5eRgUdTfHiMyNs',
} satisfies PasswordResetProps
