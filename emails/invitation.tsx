import { Letter, type LetterContent, type Look } from './letter'
import { previewLink, previewLook } from './preview'
import { say } from './words'

export type InvitationProps = Look & {
  inviter: string
  groups: string
  /** Written out in the language. */
  expires: string
  link: string
  notForMe: string
}

export function invitationLetter(
  { language, accent, logo, ...values }: InvitationProps,
  kind: 'invitation' | 'reminder' = 'invitation',
): LetterContent {
  const words = say(language, kind, values)
  const { expires, linkHelp, personal, notForMe, erase } = say(language, 'letter', values)
  return {
    language,
    accent,
    logo,
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
    wayOut: { question: notForMe, answer: erase, link: values.notForMe },
  }
}

/** "Somebody invites you": who, into what, until when, and the way in. */
export default function Invitation(props: InvitationProps) {
  return <Letter {...invitationLetter(props)} />
}

Invitation.PreviewProps = {
  ...previewLook,
  inviter: 'Gaëlle Le Goff',
  groups: 'Lyon, Ventes Rhône-Alpes',
  expires: 'mardi 22 décembre 2026 à 15:40',
  link: previewLink('first-login'),
  notForMe: previewLink('not-for-me'),
} satisfies InvitationProps
