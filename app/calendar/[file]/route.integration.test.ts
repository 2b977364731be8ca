import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { linkKeys } from '@/app/link-keys'
import type { Database } from '@/db/client'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { calendarLink } from '@/domain/course-sessions/calendar-link'
import { linkToken } from '@/domain/links/token'
import { env } from '@/env'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { GET } from './route'

let db: Database
let platform: Platform
let id: string

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  const { coach, author } = platform.people
  const row = { course: 'Accueil', name: 'Printemps', groupId: platform.groups.Lyon, authorId: author.id }
  const days = { startsOn: '2027-03-03', endsOn: '2027-03-28' }
  const [created] = await createCourseSessions(db, [{ ...row, ...days, referentIds: [coach.id, author.id] }])
  id = created ?? ''
})

const fetchFile = (file: string) =>
  GET(new Request(`http://localhost/calendar/${file}`), { params: Promise.resolve({ file }) })
const fileOf = () => calendarLink('', linkKeys(), id).replace('/calendar/', '')
const linesOf = async () => (await (await fetchFile(fileOf())).text()).replaceAll('\r\n ', '').split('\r\n')

describe('the file of a session', () => {
  test('is a calendar that nobody keeps or indexes', async () => {
    const { status, headers } = await fetchFile(fileOf())
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    })
  })

  test('tells course, days, who is in charge, and the page', async () => {
    const lines = await linesOf()
    const page = `${env().APP_URL}/sessions/${id}`
    for (const line of [
      'SUMMARY:Accueil – Printemps',
      'DTSTART;VALUE=DATE:20270303',
      'DTEND;VALUE=DATE:20270329',
      `DESCRIPTION:Awa Diallo\\, Karim Haddad\\n${page}`,
      `UID:${id}`,
      'SEQUENCE:0',
    ])
      expect(lines).toContain(line)
    expect(lines.join('\n'), 'no address').not.toContain('@')
  })

  test('says the days of now: after a move the same entry with a higher sequence', async () => {
    await db.execute(
      sql`update course_sessions set starts_on = '2027-04-01', ends_on = '2027-04-01' where id = ${id}`,
    )
    await db.execute(sql`insert into audit_events (action, target_id) values
      ('course_session.changed', ${id}), ('course_session.enrolled', ${id})`)
    const lines = await linesOf()
    for (const line of [
      'DTSTART;VALUE=DATE:20270401',
      'DTEND;VALUE=DATE:20270402',
      `UID:${id}`,
      'SEQUENCE:1',
    ])
      expect(lines).toContain(line)
  })

  test('one statement', async () => {
    expect(await countStatements(() => fetchFile(fileOf()))).toBe(1)
  })
})

describe('T04 any other token is answered with nothing', () => {
  const refusals: [string, () => string][] = [
    ['of another kind', () => `${linkToken(linkKeys(), 'first-login', id, 1)}.ics`],
    ['of another version', () => `${linkToken(linkKeys(), 'calendar', id, 2)}.ics`],
    ['of no session', () => `${linkToken(linkKeys(), 'calendar', platform.groups.Lyon, 1)}.ics`],
    ['made with another key', () => `${linkToken({ current: 'x'.repeat(32) }, 'calendar', id, 1)}.ics`],
    ['without its ending', () => fileOf().replace('.ics', '')],
    ['none', () => '.ics'],
    ['nonsense', () => '\0%.ics'],
  ]
  test.each(refusals)('%s', async (_, file) => {
    const answer = await fetchFile(file())
    expect([answer.status, await answer.text()]).toEqual([404, ''])
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect((await fetchFile(fileOf())).status, 'the control').toBe(200)
  })
})
