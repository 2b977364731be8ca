import { Letter, type LetterContent, type Look } from './letter'
import { previewLink, previewLook } from './preview'
import { say } from './words'

export type PasswordLinkProps = Look & {
  firstName: string
  sender: string
  /** Written out in the language. */
  expires: string
  link: string
}

export function passwordLinkLetter({ language, accent, logo, ...values }: PasswordLinkProps): LetterContent {
  const words = say(language, 'password_link', values)
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

/** "Somebody sends you a link to choose a new password": who, until when, and that nothing changes by itself. */
export default function PasswordLink(props: PasswordLinkProps) {
  return <Letter {...passwordLinkLetter(props)} />
}

PasswordLink.PreviewProps = {
  ...previewLook,
  firstName: 'Léa',
  sender: 'Gaëlle Le Goff',
  expires: 'lundi 23 novembre 2026 à 15:40',
  link: previewLink('reset-password'),
} satisfies PasswordLinkProps
