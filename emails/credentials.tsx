import { frame } from './frame'
import { Letter, type LetterContent, type Look } from './letter'
import { previewLook } from './preview'
import { say } from './words'

export type CredentialsProps = Look & {
  firstName: string
  creator: string
  groups: string
  login: string
  password: string
  link: string
}

export function credentialsLetter(props: CredentialsProps): LetterContent {
  const words = say(props.language, 'credentials', props)
  return {
    ...frame(props, words),
    paragraphs: [words.greeting, words.intro],
    facts: [
      { label: words.login, value: props.login },
      { label: words.password, value: props.password, secret: true },
      { label: words.groups, value: props.groups },
    ],
    link: props.link,
    notes: [words.ignore, words.personal],
  }
}

/** "Your account is ready": what to log in with the first time, who created it, and where (C4). */
export default function Credentials(props: CredentialsProps) {
  return <Letter {...credentialsLetter(props)} />
}

Credentials.PreviewProps = {
  ...previewLook,
  firstName: 'Léa',
  creator: 'Gaëlle Le Goff',
  groups: 'Lyon, Ventes Rhône-Alpes',
  login: 'lea.fontaine@exemple.fr',
  password: 'k7mq-x2vd-9wtb-hc4n-e8rz-p3fu',
  link: 'http://localhost:3000/login',
} satisfies CredentialsProps
