import { frame } from './frame'
import { Letter, type LetterContent, type Look } from './letter'
import { previewLink, previewLook } from './preview'
import { type SessionProps, sessionFacts, wordsOf } from './session'
import { say } from './words'

export type InvitationProps = Look & {
  inviter: string
  groups: string
  /** Written out in the language. */
  expires: string
  link: string
  notForMe: string
  /** What the person is enrolled in by accepting. */
  session?: SessionProps
}

export function invitationLetter(
  { session, ...props }: InvitationProps,
  kind: 'invitation' | 'reminder' = 'invitation',
): LetterContent {
  const { language } = props
  const texts = say(language, kind, { ...props, ...(session && wordsOf(session)) })
  const words = session && 'subjectCourse' in texts ? namingCourse(texts) : texts
  const { expires, personal, notForMe, erase } = say(language, 'letter', props)
  return {
    ...frame(props, words),
    paragraphs: [words.intro],
    facts: [
      { label: words.groups, value: props.groups },
      ...(session ? sessionFacts(language, session) : []),
      { label: expires, value: props.expires },
    ],
    link: props.link,
    ...(session && { file: { help: say(language, 'session', {}).calendar, link: session.calendar } }),
    notes: [words.ignore, personal],
    wayOut: { question: notForMe, answer: erase, link: props.notForMe },
  }
}

const namingCourse = (texts: ReturnType<typeof say<'invitation'>>) => ({
  ...texts,
  subject: texts.subjectCourse,
  preview: texts.previewCourse,
  title: texts.titleCourse,
})

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
