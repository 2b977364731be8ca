import CourseSession from './course-session'
import { frame } from './frame'
import { Letter, type LetterContent, type Look } from './letter'
import { type SessionProps, sessionFacts, whomToAsk, wordsOf } from './session'
import { say } from './words'

export type CourseSessionLeftProps = Look & {
  firstName: string
  session: Omit<SessionProps, 'calendar'>
}

export function courseSessionLeftLetter({ session, ...props }: CourseSessionLeftProps): LetterContent {
  const { language } = props
  const words = say(language, 'course_session_left', { ...props, ...wordsOf(session) })
  return {
    ...frame(props, words),
    paragraphs: [words.greeting, words.intro],
    facts: sessionFacts(language, session),
    notes: [words.calendar, `${words.doubt} ${whomToAsk(language, session)}`],
  }
}

/** "You are no longer enrolled": in what, what that changes, and whom to ask. Nothing of it opens any more. */
export default function CourseSessionLeft(props: CourseSessionLeftProps) {
  return <Letter {...courseSessionLeftLetter(props)} />
}

CourseSessionLeft.PreviewProps = CourseSession.PreviewProps satisfies CourseSessionLeftProps
