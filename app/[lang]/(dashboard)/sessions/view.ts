import { readCursor, writeCursor } from '@/app/cursor'
import type { Cursor } from '@/db/keyset'
import {
  type CourseSessionFilter,
  courseSessionCursor,
  courseSessionFilter,
} from '@/domain/course-sessions/filter'

/** What the list shows; all of it is in the address bar. */
export type View = { filter: CourseSessionFilter; cursor: Cursor | null }

type Query = Record<string, string | string[] | undefined>

export const place = '/sessions'

/** Reads the address; what makes no sense in it is left out, so that every address shows something. */
export const readView = ({ q, ...given }: Query): View => ({
  filter: courseSessionFilter.parse({ ...given, search: q }),
  cursor: readCursor(courseSessionCursor, given.page),
})

/** The address of a view. */
export function hrefOf({ filter, cursor }: View): string {
  const text = new URLSearchParams({
    ...keptIn(filter),
    ...(cursor && { page: writeCursor(cursor) }),
  }).toString()
  return `${place}${text && `?${text}`}`
}

/** What of the filter the address tells. */
export function keptIn({ search, ...others }: CourseSessionFilter): Record<string, string> {
  const all = Object.entries({ q: search, ...others })
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined))
}
