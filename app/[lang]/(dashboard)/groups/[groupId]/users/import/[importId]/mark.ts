import type { ImportStatus, ImportView } from '@/domain/imports/view'

/** What moves while an import works: as long as it is the same, the page shows what is so. */
export const markOf = ({ status, formatVersion, received, rows, dealt }: ImportView) =>
  [status, formatVersion, received, rows, dealt].join()

const pauses: Partial<Record<ImportStatus, number>> = {
  // Somebody may be sending it in another tab.
  uploading: 2000,
  reading: 250,
  previewing: 400,
  importing: 800,
  // Somebody else may go on with it.
  paused: 4000,
}

/** How long to wait before looking again, in milliseconds; null where nothing moves by itself. */
export const pauseOf = (status: ImportStatus) => pauses[status] ?? null
