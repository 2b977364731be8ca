import { describe, expect, test } from 'vitest'
import type { CalendarEntry } from './read-calendar'
import { writeCalendar } from './write-calendar'

const entry: CalendarEntry = {
  courseSessionId: '0199aa00-0000-7000-8000-000000000001',
  course: 'Accueil',
  session: 'Printemps',
  startsOn: '2027-03-03',
  endsBefore: '2027-03-29',
  referents: 'Karim Haddad, Awa Diallo',
  changes: 0,
  changedAt: new Date('2027-01-05T09:30:00Z'),
}
const appUrl = 'https://bienvenue.example'

const write = (changed: Partial<CalendarEntry> = {}) => writeCalendar({ ...entry, ...changed }, appUrl)
/** The lines as a calendar reads them: what was folded is whole again. */
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')
/** The value of a property, unescaped. */
function read(file: string, name: string): string {
  const values = linesOf(file).filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
  expect(values, `${name}, once`).toHaveLength(1)
  const text = (values[0] ?? '').replace(/^[^:]*:/, '')
  return text.replace(/\\([nN\\;,])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
}

describe('a session in a calendar', () => {
  test('whole days, the last one included, that leave the reader free', () => {
    expect(linesOf(write())).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20270303',
        'DTEND;VALUE=DATE:20270329',
        'TRANSP:TRANSPARENT',
        'SUMMARY:Accueil – Printemps',
        'URL;VALUE=URI:https://bienvenue.example/sessions/0199aa00-0000-7000-8000-000000000001',
        'LAST-MODIFIED:20270105T093000Z',
        'DTSTAMP:20270105T093000Z',
      ]),
    )
  })

  test('one day ends on the next; a year ends as well', () => {
    const file = write({ startsOn: '2026-12-31', endsBefore: '2027-01-01' })
    expect([read(file, 'DTSTART'), read(file, 'DTEND')]).toEqual(['20261231', '20270101'])
  })

  test('who is in charge, and the way to it; without a name and referents there is no empty place', () => {
    const page = `${appUrl}/sessions/${entry.courseSessionId}`
    expect(read(write(), 'DESCRIPTION')).toBe(`Karim Haddad, Awa Diallo\n${page}`)
    const plain = write({ session: '', referents: '' })
    expect([read(plain, 'SUMMARY'), read(plain, 'DESCRIPTION')]).toEqual(['Accueil', page])
  })

  test('a session that moved replaces itself: the same id, a higher sequence, a later change', () => {
    const moved = write({ startsOn: '2027-04-01', changes: 2, changedAt: new Date('2027-02-01T08:00:00Z') })
    expect(read(moved, 'UID')).toBe(read(write(), 'UID'))
    expect([read(write(), 'SEQUENCE'), read(moved, 'SEQUENCE')]).toEqual(['0', '2'])
    expect(read(moved, 'LAST-MODIFIED') > read(write(), 'LAST-MODIFIED')).toBe(true)
  })

  test('the same session is the same bytes, on lines of 75 bytes at most, each of them ended', () => {
    const file = write({ course: 'Été à l’école des sœurs Gœthe 😀 '.repeat(4).trim() })
    expect(write()).toBe(write())
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(read(file, 'SUMMARY')).toBe(`${'Été à l’école des sœurs Gœthe 😀 '.repeat(4).trim()} – Printemps`)
  })
})

describe('T16 T17 what people typed stays text', () => {
  const payloads = [
    'A;B,C\\D\\nE:F',
    'A\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY',
    'A\nATTENDEE:mailto:eve@evil.example',
    'A\u2028URL:https://evil.example\u2029\u0085\u000b\0B',
    'A\\',
    '"A"^n;TZID=x',
  ]
  test.each(payloads)('%j', (payload) => {
    const names = (file: string) => linesOf(file).map((line) => line.split(/[:;]/)[0])
    for (const name of ['course', 'session', 'referents'] as const) {
      const file = write({ [name]: payload })
      expect(names(file)).toEqual(names(write()))
      for (const line of linesOf(file)) {
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
        expect(line.replaceAll(`${appUrl}/`, '')).not.toMatch(/:\/\/|evil\.example/)
      }
      const shown = read(file, name === 'referents' ? 'DESCRIPTION' : 'SUMMARY')
      expect(shown, 'the control: it is shown').toContain('A')
    }
  })

  test('signs that the file itself is written with come back as they were typed', () => {
    expect(read(write({ course: 'A;B, C\\D' }), 'SUMMARY')).toBe('A;B, C\\D – Printemps')
  })
})
