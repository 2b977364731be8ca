import { z } from 'zod'
import { readCursor, writeCursor } from '@/app/cursor'
import type { Cursor } from '@/db/keyset'
import { roles } from '@/domain/access/roles'
import {
  type AccountFilter,
  type AccountSort,
  accountFilter,
  accountSorts,
  accountStates,
  endings,
  lastSignIns,
  ways,
} from '@/domain/accounts/filter'
import { cursorOf } from '@/domain/accounts/orders'
import { storableText } from '@/domain/storable-text'
import { type ColumnKey, isColumnKey, usualColumns } from './columns'

/** What the list shows; all of it is in the address bar. */
export type View = {
  filter: AccountFilter
  sort: AccountSort
  columns: readonly ColumnKey[]
  cursor: Cursor | null
}

type Query = Record<string, string | string[] | undefined>

const oneOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.enum(values).optional().catch(undefined)

const filters = z.object({
  q: storableText().trim().min(1).max(254).optional().catch(undefined),
  role: oneOf(roles),
  way: oneOf(ways),
  seen: oneOf(lastSignIns),
  ends: oneOf(endings),
  state: oneOf(accountStates),
})

/** Reads the address; what makes no sense in it is left out, so that every address shows something. */
export function readView(given: Query): View {
  const { q, seen, ends, ...others } = filters.parse(given)
  const filter = accountFilter.parse(withoutNothing({ search: q, lastSignIn: seen, ending: ends, ...others }))
  const sort = z.enum(accountSorts).catch('name').parse(given.sort)
  return { filter, sort, columns: readColumns(given.cols), cursor: readCursor(cursorOf(sort), given.page) }
}

/** `none` stands for the person alone: an empty parameter is easily lost. */
function readColumns(given: Query[string]): readonly ColumnKey[] {
  if (given === 'none') return []
  const wanted = typeof given === 'string' ? given.split(',').filter(isColumnKey) : []
  return wanted.length > 0 ? [...new Set(wanted)].slice(0, 40) : usualColumns
}

export const placeOf = (groupId: string) => `/groups/${groupId}/settings/users`

/** The address of a view, or of its file; what is as usual is left out of it. */
export function hrefOf(groupId: string, { cursor, ...view }: View, below = ''): string {
  const kept = { ...keptIn(view), ...(cursor && { page: writeCursor(cursor) }) }
  const text = new URLSearchParams(kept).toString()
  return `${placeOf(groupId)}${below}${text && `?${text}`}`
}

/** What of the view the address tells. */
export function keptIn({ filter, sort, columns }: Omit<View, 'cursor'>): Record<string, string> {
  const { search, lastSignIn, ending, ...others } = filter
  return withoutNothing({
    q: search,
    seen: lastSignIn,
    ends: ending,
    ...others,
    sort: sort === 'name' ? undefined : sort,
    cols: isUsual(columns) ? undefined : columns.join(',') || 'none',
  })
}

const isUsual = (columns: readonly ColumnKey[]) => columns.join() === usualColumns.join()

function withoutNothing(given: Record<string, string | undefined>): Record<string, string> {
  const there = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(there)
}
