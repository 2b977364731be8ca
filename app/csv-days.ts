/** A moment as spreadsheets read it, in the reader's zone: `2026-11-25 14:03:07`. */
export const csvMoment = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)

/** Today in the reader's zone, for the name of a file. */
export const csvToday = (timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date())
