import { readCursor, writeCursor } from '@/app/cursor'
import { countedDay } from '@/domain/billing/count-at'
import {
  type MovementCursor,
  type MovementFilter,
  movementCursor,
  movementFilter,
} from '@/domain/billing/input'

/** What the page shows; all of it is in the address bar. */
export type View = {
  filter: MovementFilter
  cursor: MovementCursor | null
  /** The past day that is recounted. */
  day: string | null
}

type Query = Record<string, string | string[] | undefined>

/** Reads the address; what makes no sense in it is left out, so that every address shows something. */
export const readView = (given: Query): View => ({
  filter: movementFilter.parse(given),
  cursor: readCursor(movementCursor, given.page),
  day: countedDay.safeParse(given.day).data ?? null,
})

export const place = '/billing'

/** The address of a view. */
export function hrefOf(view: View): string {
  const kept = { ...keptIn(view), ...(view.cursor && { page: writeCursor(view.cursor) }) }
  const text = new URLSearchParams(kept).toString()
  return `${place}${text && `?${text}`}`
}

/** The file of the movements that the view shows. */
export function fileOf({ filter }: View): string {
  const text = new URLSearchParams(keptIn({ filter, day: null })).toString()
  return `/api/billing/movements${text && `?${text}`}`
}

/** What of the view the address tells, whatever the page. */
export function keptIn({ filter: { reason, month }, day }: Omit<View, 'cursor'>): Record<string, string> {
  return { ...(reason && { reason }), ...(month && { month }), ...(day && { day }) }
}
