/** A moment as spreadsheets read it, in the reader's zone: `2026-11-25 14:03:07`. */
export const csvMoment = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
