import { frame } from './frame'
import { Letter, type LetterContent, type Look } from './letter'
import { previewLook } from './preview'
import { say } from './words'

export type LinkAskedProps = Look & {
  firstName: string
  /** Of the person who asks. */
  address: string
  inviter: string
  groups: string
  /** Written out in the language. */
  asked: string
  link: string
}

export function linkAskedLetter(props: LinkAskedProps): LetterContent {
  const words = say(props.language, 'link_asked', props)
  return {
    ...frame(props, words),
    paragraphs: [words.greeting, words.intro],
    facts: [
      { label: words.groups, value: props.groups },
      { label: words.asked, value: props.asked },
    ],
    link: props.link,
    notes: [words.ignore],
  }
}

/** "Somebody asks for a new link": to those who can resend, with the way to the invitation. */
export default function LinkAsked(props: LinkAskedProps) {
  return <Letter {...linkAskedLetter(props)} />
}

LinkAsked.PreviewProps = {
  ...previewLook,
  firstName: 'Gaëlle',
  address: 'amelie.durand@exemple.fr',
  inviter: 'Gaëlle Le Goff',
  groups: 'Lyon, Ventes Rhône-Alpes',
  asked: 'lundi 4 janvier 2027 à 09:12',
  link: 'http://localhost:3000/groups/0199aa00-0000-7000-8000-000000000000/users/invitations?open=0199aa00-0000-7000-8000-000000000001',
} satisfies LinkAskedProps
