import { frame } from './frame'
import { Letter, type LetterContent, type Look } from './letter'
import { previewLook, previewSession } from './preview'
import { type SessionProps, sessionFacts, whomToAsk, wordsOf } from './session'
import { say } from './words'

export type CourseSessionProps = Look & { firstName: string; session: SessionProps; link: string }

export function courseSessionLetter({ session, ...props }: CourseSessionProps): LetterContent {
  const { language } = props
  const words = say(language, 'course_session', { ...props, ...wordsOf(session) })
  const { calendar } = say(language, 'session', {})
  return {
    ...frame(props, words),
    paragraphs: [words.greeting, words.intro],
    facts: sessionFacts(language, session),
    link: props.link,
    file: { help: calendar, link: session.calendar },
    notes: [`${words.doubt} ${whomToAsk(language, session)}`],
  }
}

/** "You are enrolled": in what, when, with whom, and the way to it (S3). */
export default function CourseSession(props: CourseSessionProps) {
  return <Letter {...courseSessionLetter(props)} />
}

CourseSession.PreviewProps = {
  ...previewLook,
  firstName: 'Léa',
  session: previewSession,
  link: 'http://localhost:3000/sessions/0199aa00-0000-7000-8000-000000000000',
} satisfies CourseSessionProps
