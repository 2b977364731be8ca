import type { ImportStatus, ImportView } from '@/domain/imports/view'

/** While a file is read its lines are told by so many: the page is made anew for each. */
const linesAtATime = 20_000

type Moving = Pick<ImportView, 'status' | 'formatVersion' | 'received' | 'rows' | 'dealt'>

/** What moves while an import works: as long as it is the same, the page shows what is so. */
export function markOf({ status, formatVersion, received, rows, dealt }: Moving): string {
  const of = (...shown: (string | number | null)[]) => [formatVersion, received, ...shown].join()
  if (status === 'reading') return of(status, Math.floor(dealt / linesAtATime))
  // No row is tried yet: there is nothing else to show.
  if (status === 'previewing' && dealt === 0) return of('reading', 0)
  return of(status, rows, dealt)
}

/** Whoever has just dropped a file waits for its first rows. */
const soon = 100

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
export function pauseOf({ status, dealt }: Pick<ImportView, 'status' | 'dealt'>): number | null {
  const isFirst = status === 'reading' ? dealt < linesAtATime : status === 'previewing' && dealt === 0
  return isFirst ? soon : (pauses[status] ?? null)
}

const longest = 2_000

/** The same after so many looks at which nothing had moved: a tab that was forgotten asks little of a server. */
export const pauseAfter = (pause: number, looks: number) =>
  Math.max(pause, Math.min(longest, Math.round(pause * 1.05 ** looks)))
