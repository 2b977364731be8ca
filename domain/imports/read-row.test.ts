import { describe, expect, test } from 'vitest'
import type { CustomField } from '@/domain/custom-fields/input'
import type { Column, TableFormat } from './input'
import { loginReader, rowReader } from './read-row'
import type { Catalogue } from './row'

const field = (id: string, more: Partial<CustomField>): CustomField => ({
  id,
  name: id,
  kind: 'text',
  choices: [],
  required: false,
  askedAtFirstLogin: false,
  ...more,
})

const catalogue: Catalogue = {
  customFields: [
    field('site', { kind: 'choice', choices: ['Lyon'] }),
    field('hours', { kind: 'number' }),
    field('born', { kind: 'date' }),
  ],
  groupId: 'here',
  roles: ['learner'],
  findGroup: (text) =>
    text === 'France / Lyon'
      ? { ok: true, groupId: 'lyon' }
      : { ok: false, fault: text === 'Lyon' ? 'group_ambiguous' : 'group_unknown' },
}

const format = (columns: (Column | null)[], more: Partial<TableFormat> = {}): TableFormat => ({
  encoding: 'utf-8',
  separator: ';',
  hasHeader: true,
  dateOrder: 'dmy',
  decimal: ',',
  columns,
  ...more,
})

/** One line with an address and one more cell: what came of that cell, or its fault. */
function read(column: Column, text: string, more: Partial<TableFormat> = {}) {
  const reading = rowReader(format(['email', column], more), catalogue)({ line: 2, cells: ['a@x.fr', text] })
  if (reading.state === 'invalid') return reading.faults.map(({ fault }) => fault).join()
  const { row } = reading
  const [, id = ''] = column.split('custom.')
  const key = column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  return id ? row.customValues[id] : { ...row, group: row.groupId, role: row.roles }[key as 'role']
}

test('V1 a line becomes what it means; an empty cell says nothing', () => {
  const columns: Column[] = ['last_name', 'email', 'first_name', 'group', 'role', 'custom.site', 'language']
  const reader = rowReader(format(columns), catalogue)
  const full = [
    '  Durand ',
    ' Ana@Exemple.FR',
    'Ana',
    'France / Lyon',
    'Auteur ; animatrice',
    'Lyon',
    'Français',
  ]
  expect(reader({ line: 7, cells: full })).toEqual({
    state: 'valid',
    row: {
      line: 7,
      login: 'ana@exemple.fr',
      email: 'ana@exemple.fr',
      userName: null,
      firstName: 'Ana',
      lastName: 'Durand',
      password: null,
      groupId: 'lyon',
      roles: ['author', 'coach'],
      language: 'fr',
      deletionDate: null,
      additionalInfo: null,
      customValues: { site: 'Lyon' },
    },
  })
  expect(reader({ line: 8, cells: ['', 'a@x.fr', ' '] })).toMatchObject({
    state: 'valid',
    row: { firstName: null, groupId: 'here', roles: ['learner'], language: null, customValues: {} },
  })
})

describe('whose line it is', () => {
  const written = format(['email', 'user_name', 'role'])
  const reader = rowReader(written, catalogue)

  test('is read by itself as it is with the rest', () => {
    const lines = [
      ['A@x.fr'],
      ['', 'Ana.Petit'],
      ['A@x.fr', 'ana'],
      ['a@x.fr', 'a b', 'chef'],
      ['a.x.fr', 'ana'],
    ]
    const whole = lines.map((cells) => reader({ line: 2, cells }))
    const logins = whole.map((reading) => (reading.state === 'valid' ? reading.row : reading).login)
    expect(lines.map(loginReader(written))).toEqual(logins)
    expect(logins).toEqual(['a@x.fr', 'ana.petit', 'a@x.fr', 'a@x.fr', null])
  })

  test('an address, or a user name, or both: then the address', () => {
    expect(reader({ line: 2, cells: ['', 'Ana.Petit'] })).toMatchObject({ row: { login: 'ana.petit' } })
    expect(reader({ line: 2, cells: ['A@x.fr', 'ana'] })).toMatchObject({
      row: { login: 'a@x.fr', email: 'a@x.fr', userName: 'ana' },
    })
  })

  test('every fault is told with its column, and the login if it can be read', () => {
    expect(reader({ line: 3, cells: ['a@x.fr', 'a b', 'chef'] })).toEqual({
      state: 'invalid',
      line: 3,
      login: 'a@x.fr',
      faults: [
        { fault: 'user_name_characters', column: 'user_name' },
        { fault: 'role_unknown', column: 'role' },
      ],
    })
    expect(reader({ line: 4, cells: ['a.x.fr', 'ana'] })).toMatchObject({
      login: null,
      faults: [{ fault: 'no_at_sign', column: 'email' }],
    })
    expect(reader({ line: 5, cells: [' ', ''] })).toMatchObject({
      login: null,
      faults: [{ fault: 'login_missing', column: 'email' }],
    })
  })

  test('cells beyond the columns are a fault unless they are empty', () => {
    expect(reader({ line: 6, cells: ['a@x.fr', '', '', '', ' '] })).toMatchObject({ state: 'valid' })
    expect(reader({ line: 6, cells: ['a@x.fr', '', '', 'Lyon'] })).toMatchObject({
      faults: [{ fault: 'cells_many', column: null }],
    })
  })
})

test.each([
  ['Administrateur', ['admin']],
  ['ADMINISTRATRICE D\u2019UTILISATEURS', ['user_admin']],
  ["administrateur d'utilisateurs", ['user_admin']],
  ['User administrator', ['user_admin']],
  ['user_admin', ['user_admin']],
  ['Apprenante/Autrice', ['learner', 'author']],
  ['apprenant(e)', ['learner']],
  ['0|1,2;3/4', ['admin', 'coach', 'author', 'learner', 'user_admin']],
  ['Coach\nlearner\nCoach', ['coach', 'learner']],
  ['5', 'role_unknown'],
  ['propriétaire', 'role_unknown'],
  [';', 'role_unknown'],
])('V2 the role %j', (text, roles) => expect(read('role', text)).toEqual(roles))

test.each([
  ['2027-04-13', '2027-04-13'],
  ['13/04/2027', '2027-04-13'],
  ['3.4.27', '2027-04-03'],
  ['13-04-2027 00:00:00', '2027-04-13'],
  ['2027/4/3', '2027-04-03'],
  ['04/13/2027', 'date_wrong'],
  ['31/02/2027', 'date_wrong'],
  ['13/04-2027', 'date_wrong'],
  ['demain', 'date_wrong'],
  ['01/01/99', '2099-01-01'],
])('V2 the date %s', (text, day) => expect(read('deletion_date', text)).toBe(day))

test('V2 dates with the month first', () => {
  expect(read('deletion_date', '04/13/2027', { dateOrder: 'mdy' })).toBe('2027-04-13')
  expect(read('deletion_date', '13/04/2027', { dateOrder: 'mdy' })).toBe('date_wrong')
})

test.each([
  ['1,250', ',', '1.25'],
  ['1,250', '.', '1250'],
  ['1.250', ',', '1250'],
  ['1.250', '.', '1.25'],
  ['1 250,5', ',', '1250.5'],
  ['1.250,5', ',', '1250.5'],
  ['1,250.5', '.', '1250.5'],
  ['1250.5', ',', '1250.5'],
  ['1250,5', '.', '1250.5'],
  ['douze', ',', 'custom_number'],
] as const)('V2 the number %s where decimals follow %s', (text, decimal, number) => {
  expect(read('custom.hours', text, { decimal })).toBe(number)
})

test('other cells', () => {
  expect(read('custom.born', '13/04/85')).toBe('1985-04-13')
  expect(read('custom.born', '13/04/03')).toBe('2003-04-13')
  expect(read('custom.born', 'x')).toBe('custom_date')
  expect(read('custom.site', 'Paris')).toBe('custom_choice')
  expect(read('language', 'anglais')).toBe('en')
  expect(read('language', 'EN-gb')).toBe('en')
  expect(read('language', 'deutsch')).toBe('language_unknown')
  expect(read('group', 'Lyon')).toBe('group_ambiguous')
  expect(read('group', 'Mars')).toBe('group_unknown')
  expect(read('password', 'court')).toBe('password_short')
  expect(read('password', 'x'.repeat(257))).toBe('password_long')
  expect(read('password', ' une phrase assez longue ')).toBe(' une phrase assez longue ')
  expect(read('first_name', 'a@b')).toBe('name_characters')
  expect(read('first_name', 'é'.repeat(101))).toBe('name_long')
  expect(read('additional_info', 'x'.repeat(2001))).toBe('info_long')
  expect(read('additional_info', 'a\r\nb')).toBe('a\nb')
})
