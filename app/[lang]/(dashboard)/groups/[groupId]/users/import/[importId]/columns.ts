import type { Column } from '@/domain/imports/input'

type Columns = readonly (Column | null)[]

/** Says what a column holds; another one that was said to hold it does not any more. */
export const give = (columns: Columns, at: number, column: Column | null): (Column | null)[] =>
  columns.map((held, place) => {
    if (place === at) return column
    return column !== null && held === column ? null : held
  })

/** Two columns hold what the other one held. */
export const swap = (columns: Columns, from: number, to: number): (Column | null)[] =>
  columns.map((held, place) => {
    if (place === from) return columns[to] ?? null
    return place === to ? (columns[from] ?? null) : held
  })

/** Without it nobody is known by the file. */
export const hasLogin = (columns: Columns) => columns.includes('email') || columns.includes('user_name')
