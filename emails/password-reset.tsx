import { frame } from './frame'
import { Letter, type LetterContent, type Look } from './letter'
import { previewLink, previewLook } from './preview'
import { say } from './words'

export type PasswordResetProps = Look & {
  firstName: string
  /** Written out in the language. */
  expires: string
  link: string
}

export function passwordResetLetter(
  props: PasswordResetProps,
  kind: 'password_reset' | 'password_link' = 'password_reset',
): LetterContent {
  const words = say(props.language, kind, props)
  const { expires, personal } = say(props.language, 'letter', props)
  return {
    ...frame(props, words),
    paragraphs: [words.greeting, words.intro],
    facts: [{ label: expires, value: props.expires }],
    link: props.link,
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
