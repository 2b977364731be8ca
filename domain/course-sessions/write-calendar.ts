import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator'
import { inertLine } from '@/domain/mail/template'
import type { CalendarEntry } from './read-calendar'

const program = { company: 'Bienvenue', product: 'Course sessions', language: 'EN' }

/**
 * The file that adds a session to a calendar, in no language: whole days that leave the reader's own hours free. Its
 * id stays and its sequence grows, so that a session that has moved replaces itself. What people typed stays text of
 * one line (T16, T17).
 */
export function writeCalendar(entry: CalendarEntry, appUrl: string): string {
  const url = `${appUrl}/sessions/${entry.courseSessionId}`
  const calendar = ical({ prodId: program, method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id: entry.courseSessionId,
    sequence: entry.changes,
    stamp: entry.changedAt,
    lastModified: entry.changedAt,
    allDay: true,
    start: dayOf(entry.startsOn),
    end: dayOf(entry.endsBefore),
    summary: [entry.course, entry.session].map(inertLine).filter(Boolean).join(' – '),
    // Again as text, since many calendars do not show the address of an entry.
    description: [inertLine(entry.referents), url].filter(Boolean).join('\n'),
    url,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  })
  // The library leaves the last line open, which strict readers refuse.
  return `${calendar}\r\n`
}

const dayOf = (day: string) => new Date(`${day}T00:00:00Z`)
