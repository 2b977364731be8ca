import CourseSession, { type CourseSessionProps } from './course-session'
import { frame } from './frame'
import { Letter, type LetterContent } from './letter'
import { sessionFacts, whomToAsk, wordsOf } from './session'
import { say } from './words'

/** `was`: the dates that it had before, written out. */
export type CourseSessionMovedProps = CourseSessionProps & { was: string }

export function courseSessionMovedLetter({ session, was, ...props }: CourseSessionMovedProps): LetterContent {
  const { language } = props
  const words = say(language, 'course_session_moved', { ...props, ...wordsOf(session) })
  return {
    ...frame(props, words),
    paragraphs: [words.greeting, words.intro],
    facts: sessionFacts(language, session, was),
    link: props.link,
    file: { help: words.calendar, link: session.calendar },
    notes: [`${words.doubt} ${whomToAsk(language, session)}`],
  }
}

/** "Your session has other dates": which ones, instead of which, and how a calendar learns of it. */
export default function CourseSessionMoved(props: CourseSessionMovedProps) {
  return <Letter {...courseSessionMovedLetter(props)} />
}

CourseSessionMoved.PreviewProps = {
  ...CourseSession.PreviewProps,
  was: 'du 24 février au 21 mars 2027',
} satisfies CourseSessionMovedProps
