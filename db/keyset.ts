import { type SQL, sql } from 'drizzle-orm'

/** Where a page begins: what it is ordered by and the id of the row next to it; `back` for the page before that row. */
export type Cursor = { value: string; id: string; back?: boolean }

/** A total order: what a cursor keeps of it, what to order by and what comes after a cursor. */
export type Order = { value: SQL; by: SQL; reversed: SQL; from: (cursor: Cursor) => SQL }
export type BothWays = Record<'forth' | 'back', Order>

/** By some columns and, where these are equal, by id; `read` makes of a cursor's value what to compare the columns with. */
export function byColumns(
  id: SQL,
  columns: readonly SQL[],
  { value, read }: { value: SQL; read: (value: string) => readonly SQL[] },
): BothWays {
  const all = [...columns, id]
  const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `)
  const [up, down] = [list(all), list(all.map((column) => sql`${column} desc`))]
  const than = (sign: SQL) => (cursor: Cursor) =>
    sql`(${up}) ${sign} (${list([...read(cursor.value), sql`${cursor.id}::uuid`])})`
  return {
    forth: { value, by: up, reversed: down, from: than(sql`>`) },
    back: { value, by: down, reversed: up, from: than(sql`<`) },
  }
}

/** The same order from its end. */
export const upsideDown = ({ forth, back }: BothWays): BothWays => ({ forth: back, back: forth })

/** What was found for a page, cut to its size, in order, with where the pages around it begin; null where the list ends. */
export function cutPage<Found extends { value: string; id: string }>(
  found: readonly Found[],
  cursor: Cursor | null,
  size: number,
) {
  // The row too many only tells that the list goes on. Going back, rows come last first.
  const goesOn = found.length > size
  const shown = found.slice(0, size)
  if (cursor?.back) shown.reverse()
  const [first, last] = [shown.at(0), shown.at(-1)]
  const before = cursor?.back ? goesOn : cursor !== null
  const after = cursor?.back ? true : goesOn
  return {
    shown,
    previous: before && first ? { value: first.value, id: first.id, back: true } : null,
    next: after && last ? { value: last.value, id: last.id } : null,
  }
}
