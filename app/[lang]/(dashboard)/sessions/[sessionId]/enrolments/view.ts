import { z } from 'zod'
import { readCursor, writeCursor } from '@/app/cursor'
import type { Cursor } from '@/db/keyset'
import {
  type EnrolmentFilter,
  type EnrolmentState,
  enrolmentFilter,
  enrolmentStates,
} from '@/domain/course-sessions/input'
import { storableText } from '@/domain/storable-text'

/** What the section shows; all of it is in the address bar. */
export type View = { q: string; state: EnrolmentState | undefined; cursor: Cursor | null }

export type Query = Record<string, string | string[] | undefined>

const query = z.object({
  q: storableText().trim().max(254).catch('').default(''),
  state: z.enum(enrolmentStates).optional().catch(undefined),
})
const place = z.object({ id: z.uuid(), value: z.literal(''), back: z.boolean().optional() })

/** Reads the address; what makes no sense in it is left out, so that every address shows something. */
export function readView(given: Query): View {
  const { q, state } = query.parse(given)
  return { q, state, cursor: readCursor(place, given.page) }
}

/** What of the view the address tells. */
export const keptIn = ({ q, state }: Omit<View, 'cursor'>): Record<string, string> => ({
  ...(q && { q }),
  ...(state && { state }),
})

/** The address of a view; what is as usual is left out of it. */
export function hrefOf({ cursor, ...view }: View, sessionId: string): string {
  const kept = { ...keptIn(view), ...(cursor && { page: writeCursor(cursor) }) }
  const text = new URLSearchParams(kept).toString()
  return `/sessions/${sessionId}${text && `?${text}`}`
}

/** What the list is narrowed to, as use cases take it. */
export const filterOf = ({ q, state }: View): EnrolmentFilter =>
  enrolmentFilter.parse({ search: q || undefined, state })

export const isNarrowed = ({ q, state }: View) => q !== '' || state !== undefined
