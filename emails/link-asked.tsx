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

export function linkAskedLetter({ language, accent, logo, ...values }: LinkAskedProps): LetterContent {
  const words = say(language, 'link_asked', values)
  return {
    language,
    accent,
    logo,
    platform: values.platform,
    subject: words.subject,
    preview: words.preview,
    title: words.title,
    paragraphs: [words.greeting, words.intro],
    facts: [
      { label: words.groups, value: values.groups },
      { label: words.asked, value: values.asked },
    ],
    button: words.button,
    link: values.link,
    linkHelp: say(language, 'letter', values).linkHelp,
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
