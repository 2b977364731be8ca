import type { ChangeCourseSessionRefusal } from '@/domain/course-sessions/change-course-session'
import type { CreateCourseSessionRefusal } from '@/domain/course-sessions/create-course-session'
import type { PossibleReferent } from '@/domain/course-sessions/find-referents'
import type { CourseSessionSettings } from '@/domain/course-sessions/show-settings'

/** What a form of a session can be wrong in, in its order. */
export const parts = ['course', 'courseName', 'group', 'name', 'startsOn', 'endsOn', 'referents'] as const
export type Part = (typeof parts)[number]

/** Each is a sentence in `courseSession.errors`. */
export type SessionFault =
  | CreateCourseSessionRefusal
  | ChangeCourseSessionRefusal
  | 'course_missing'
  | 'group_missing'
  | 'name_missing'
  | 'name_long'
  | 'name_characters'
  | 'start_missing'
  | 'end_missing'
  | 'dates_wrong'
  | 'referents_many'
  | 'signed_out'
  | 'unreachable'

/** Without a part, a fault is about the form as a whole. */
export type Faults = readonly { part?: Part; code: SessionFault }[]

/** What a press on the button was answered: where it leads, or what is wrong. */
export type CreateState = { id?: string; faults: Faults }

export type ChangeState = {
  /** Where to go on, and how many are told by mail. */
  saved?: { path: string; told: number }
  faults: Faults
  /** Of the session that the next press is about. */
  version: string
  /** What the session is by now, when somebody else changed it. */
  now?: CourseSessionSettings
}

export type SearchAnswer = { ok: true; people: PossibleReferent[] } | { ok: false }
