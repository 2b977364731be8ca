import type { ImportStatus, ImportView } from '@/domain/imports/view'

type Moving = Pick<ImportView, 'status' | 'formatVersion' | 'received' | 'rows' | 'dealt'>

/** While a file is read its lines are told by so many: the page is made anew for each. */
const linesAtATime = 20_000

/** What moves while an import works: as long as it is the same, the page shows what is so. */
export function markOf(view: Moving): string {
  const { status, formatVersion, received, rows, dealt } = view
  const of = (...shown: (string | number | null)[]) => [formatVersion, received, ...shown].join()
  if (awaitsRows(view)) return of('awaits rows')
  return status === 'reading' ? of(status, Math.floor(dealt / linesAtATime)) : of(status, rows, dealt)
}

/** There is nothing to see yet: whoever has just dropped a file waits for its first rows. */
const awaitsRows = ({ status, dealt }: Pick<Moving, 'status' | 'dealt'>) =>
  status === 'reading' ? dealt < linesAtATime : status === 'previewing' && dealt === 0

const pauses: Partial<Record<ImportStatus, number>> = {
  // Somebody may be sending it in another tab.
  uploading: 2000,
  reading: 500,
  previewing: 400,
  importing: 800,
  // Somebody else may go on with it.
  paused: 4000,
}

/** How long to wait before looking again, in milliseconds; null where nothing moves by itself. */
export const pauseOf = (view: Pick<Moving, 'status' | 'dealt'>): number | null =>
  awaitsRows(view) ? 100 : (pauses[view.status] ?? null)

const longest = 2_000

/** The same after so many looks at which nothing had moved: a tab that was forgotten asks little of a server. */
export const pauseAfter = (pause: number, looks: number) =>
  Math.max(pause, Math.min(longest, Math.round(pause * 1.05 ** looks)))
