import { z } from 'zod'
import { day } from '@/domain/day'
import { storableText } from '@/domain/storable-text'

/** Names are in mails and subjects: no control characters (T17), nothing that reads as a link (T16). */
const words = z
  .string('name_missing')
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .refine((name) => [...name].length <= 120, 'name_long')
      .regex(/^([^\p{C}\p{Zl}\p{Zp}<>@\\]|[\u200c\u200d])*$/u, 'name_characters')
      .refine((name) => !/www\.|:\/\/|[\p{L}\p{N}]\.[\p{L}]{2,}/iu.test(name), 'name_characters'),
  )
const courseName = words.pipe(z.string().min(1, 'name_missing'))

const settings = {
  name: words,
  startsOn: day('start_missing'),
  endsOn: day('end_missing'),
  referentIds: z.array(z.uuid('referent_unknown')).max(50, 'referents_many'),
}
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => startsOn <= endsOn
const afterStart = { path: ['endsOn'], error: 'dates_wrong' }

/** A run of a course that there is, or of a new one in a group. */
export const newCourseSession = z
  .object({
    course: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('existing'), courseId: z.uuid('course_missing') }),
      z.object({ kind: z.literal('new'), name: courseName, groupId: z.uuid('group_missing') }),
    ]),
    ...settings,
    referentIds: settings.referentIds.min(1, 'referent_missing'),
  })
  .refine(inOrder, afterStart)

/** What a form changes of a session; `version` is what it showed, `tell` whether those enrolled get a mail. */
export const courseSessionChange = z
  .object({ courseSessionId: z.uuid(), version: z.string().max(64), ...settings, tell: z.boolean() })
  .refine(inOrder, afterStart)

export const referentSearch = storableText().trim().min(1).max(120)

export type NewCourseSession = z.output<typeof newCourseSession>
export type CourseSessionChange = z.output<typeof courseSessionChange>
