import type { getFormatter } from 'next-intl/server'

/** A moment in the reader's zone: as people say it, and exactly. */
export type Moment = { iso: string; said: string; exactly: string }

/** Says moments by one clock. */
export const momentsOf =
  (format: Awaited<ReturnType<typeof getFormatter>>, { timeZone }: { timeZone: string }, now: Date) =>
  (at: Date): Moment => ({
    iso: at.toISOString(),
    said: format.relativeTime(at, now),
    exactly: format.dateTime(at, { dateStyle: 'full', timeStyle: 'short', timeZone }),
  })
