import { calendarVersion, doorOf, type LinkKeys, linkToken } from '@/domain/links/token'

/** Where the dates of the session can be fetched as a file for a calendar, without signing in. */
export const calendarLink = (appUrl: string, keys: LinkKeys, courseSessionId: string): string =>
  `${appUrl}/${doorOf.calendar}/${linkToken(keys, 'calendar', courseSessionId, calendarVersion)}.ics`
