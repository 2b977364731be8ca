import { frame } from './frame'
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
  props: InvitationProps,
  kind: 'invitation' | 'reminder' = 'invitation',
): LetterContent {
  const words = say(props.language, kind, props)
  const { expires, personal, notForMe, erase } = say(props.language, 'letter', props)
  return {
    ...frame(props, words),
    paragraphs: [words.intro],
    facts: [
      { label: words.groups, value: props.groups },
      { label: expires, value: props.expires },
    ],
    link: props.link,
    notes: [words.ignore, personal],
    wayOut: { question: notForMe, answer: erase, link: props.notForMe },
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
