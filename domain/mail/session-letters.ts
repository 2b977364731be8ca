import { calendarLink } from '@/domain/course-sessions/calendar-link'
import type { Letter, MailSettings } from './compose'
import type { Needs } from './kinds'
import type { MailKind, SessionKind, SessionParts } from './template'

/** What a mail needs besides to say which session it is about: the variables that `sessionVariables` writes. */
export const aboutSession = ({ typed, moments, derived }: Omit<Needs, 'days'>): Needs => ({
  typed: [...typed, 'course', 'session', 'referents'],
  moments,
  days: { dates: ['startsOn', 'endsOn'] },
  derived: (letter, settings) => ({ ...derived(letter, settings), calendar: calendarOf(letter, settings) }),
})

const toSession: Needs['derived'] = ({ variables: { courseSessionId } }, { appUrl }) => ({
  link: courseSessionId ? `${appUrl}/sessions/${courseSessionId}` : null,
})

const followed = aboutSession({ typed: ['firstName'], moments: {}, derived: toSession })

export const sessionNeeds: Record<SessionKind, Needs> = {
  course_session: followed,
  course_session_moved: { ...followed, days: { ...followed.days, was: ['wasStartsOn', 'wasEndsOn'] } },
  course_session_left: followed,
}

export const isSessionKind = (kind: MailKind): kind is SessionKind => kind in sessionNeeds

/** What there is to tell of the session that a letter is about; grammar counts its referents. */
export function sessionParts({ session, referents }: Letter['variables']): SessionParts {
  const several = referents?.includes(', ') ? ' referents' : ' referent'
  return `${session ? ' session' : ''}${referents ? several : ''}`
}

const calendarOf = ({ variables: { courseSessionId } }: Letter, { appUrl, linkKeys }: MailSettings) =>
  courseSessionId ? calendarLink(appUrl, linkKeys, courseSessionId) : null
