import { z } from 'zod'
import { day } from '@/domain/day'
import { storableText } from '@/domain/storable-text'

export const courseSessionStates = ['running', 'upcoming', 'over'] as const
/** Those that the person is a referent of, or follows; without either, all that they oversee. */
const ownParts = ['referent', 'followed'] as const

/** What the sessions are narrowed to; the address bar holds it, so nonsense in it narrows to nothing. */
export const courseSessionFilter = z.object({
  search: storableText().trim().min(1).max(254).optional().catch(undefined),
  state: z.enum(courseSessionStates).optional().catch(undefined),
  part: z.enum(ownParts).optional().catch(undefined),
})
export type CourseSessionFilter = z.output<typeof courseSessionFilter>

/** Where a page begins, in an address that anybody can write. */
export const courseSessionCursor = z.object({
  id: z.uuid(),
  value: day(),
  back: z.boolean().optional(),
})
