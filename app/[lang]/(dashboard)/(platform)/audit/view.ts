import { readCursor, writeCursor } from '@/app/cursor'
import { type AuditFilter, auditFilter } from '@/domain/audit/input'
import { eventCursor } from '@/domain/audit/list-events'

/** What the journal shows; all of it is in the address bar. */
export type View = { filter: AuditFilter; cursor: string | null }

type Query = Record<string, string | string[] | undefined>

/** Reads the address; what makes no sense in it is left out, so that every address shows something. */
export const readView = (given: Query): View => ({
  filter: auditFilter.parse(given),
  cursor: readCursor(eventCursor, given.page),
})

export const place = '/audit'

/** The address of a view. */
export function hrefOf({ filter, cursor }: View): string {
  const text = new URLSearchParams({
    ...keptIn(filter),
    ...(cursor && { page: writeCursor(cursor) }),
  }).toString()
  return `${place}${text && `?${text}`}`
}

/** The file of what the view shows. */
export function fileOf({ filter }: View): string {
  const text = new URLSearchParams(keptIn(filter)).toString()
  return `/api/audit${text && `?${text}`}`
}

export const isNarrowed = (filter: AuditFilter) => Object.keys(keptIn(filter)).length > 0

const keptIn = (filter: AuditFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])))
