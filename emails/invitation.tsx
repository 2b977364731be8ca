import { Letter, type LetterContent } from './letter'
import { type Language, say } from './words'

export type InvitationProps = {
  language: Language
  accent: string
  platform: string
  inviter: string
  groups: string
  /** Written out in the language. */
  expires: string
  link: string
}

export function invitationLetter({ language, accent, ...values }: InvitationProps): LetterContent {
  const words = say(language, 'invitation', values)
  const { expires, linkHelp, personal } = say(language, 'letter', values)
  return {
    language,
    accent,
    platform: values.platform,
    subject: words.subject,
    preview: words.preview,
    title: words.title,
    paragraphs: [words.intro],
    facts: [
      { label: words.groups, value: values.groups },
      { label: expires, value: values.expires },
    ],
    button: words.button,
    link: values.link,
    linkHelp,
    notes: [words.ignore, personal],
  }
}

/** "Somebody invites you": who, into what, until when, and the way in. */
export default function Invitation(props: InvitationProps) {
  return <Letter {...invitationLetter(props)} />
}

Invitation.PreviewProps = {
  language: 'fr',
  accent: '#0f766e',
  platform: 'Académie Horizon',
  inviter: 'Gaëlle Le Goff',
  groups: 'Lyon, Ventes Rhône-Alpes',
  expires: 'mardi 22 décembre 2026 à 15:40',
  link: 'http://localhost:3000/first-login/0199aa00000070008000000000000000.1.kZ3vY9mC1hQ0pVJt4n8sXo7aWq2bL5eRgUdTfHiMyNs',
} satisfies InvitationProps
