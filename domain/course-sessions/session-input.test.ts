import { expect, test } from 'vitest'
import { courseSessionChange, newCourseSession } from './session-input'

const id = '01935443-ad9c-7003-828f-f661e55d3e1e'
const given = {
  course: { kind: 'new', name: '  Hygiène /  HACCP ', groupId: id },
  name: '',
  startsOn: '2026-12-01',
  endsOn: '2026-12-01',
  referentIds: [id],
}
const fault = (changes: object) =>
  newCourseSession
    .safeParse({ ...given, ...changes })
    .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)

test('names are kept as people write them, spaces apart; one day is a session too', () => {
  expect(newCourseSession.parse(given)).toMatchObject({ course: { name: 'Hygiène / HACCP' }, name: '' })
})

test('T16 T17 names with control characters, or that read as a link, are refused; long ones too', () => {
  const named = (name: string) => fault({ course: { ...given.course, name } })
  for (const name of ['a\u0000b', 'a\u202eb', '<b>', 'a@b', 'www.x', 'voir site.example', 'a://b'])
    expect(named(name)).toEqual(['course.name name_characters'])
  expect(named(' ')).toEqual(['course.name name_missing'])
  expect(named('x'.repeat(121))).toEqual(['course.name name_long'])
  expect(named('É'.repeat(120))).toBeUndefined()
  expect(fault({ name: 'http://x' })).toEqual(['name name_characters'])
})

test('each part that is missing or wrong is named', () => {
  expect(fault({ course: { kind: 'existing', courseId: '' } })).toEqual(['course.courseId course_missing'])
  expect(fault({ course: { kind: 'new', name: 'A', groupId: 'x' } })).toEqual([
    'course.groupId group_missing',
  ])
  expect(fault({ startsOn: '' })?.[0]).toBe('startsOn start_missing')
  expect(fault({ endsOn: '0000-01-01' })?.[0]).toBe('endsOn end_missing')
  expect(fault({ startsOn: '2026-12-02' })).toEqual(['endsOn dates_wrong'])
  expect(fault({ referentIds: [] })).toEqual(['referentIds referent_missing'])
  expect(fault({ referentIds: Array(51).fill(id) })).toEqual(['referentIds referents_many'])
})

test('T14 a change names the session and what may change of it, and nothing else is read', () => {
  const change = { ...given, courseSessionId: id, version: 'v', tell: false, createdById: id, courseId: id }
  expect(Object.keys(courseSessionChange.parse(change)).sort()).toEqual([
    'courseSessionId',
    'endsOn',
    'name',
    'referentIds',
    'startsOn',
    'tell',
    'version',
  ])
})
