import { expect, test } from 'vitest'
import type { GroupAccount } from '@/domain/accounts/list-group-accounts'
import { csvLine } from '@/domain/exports/csv'
import { columnsOf } from '../columns'
import { linesOf, type Words } from './lines'

const field = (id: string, name: string, kind: 'text' | 'number' | 'date') => ({
  ...{ id, name, kind, choices: [], required: false, askedAtFirstLogin: false },
})
const columns = columnsOf([field('t', '=Nom()', 'text'), field('n', 'Heures', 'number')], (own) => own)
const words: Words = {
  head: (key) => key,
  language: (language) => language,
  role: (role, through) => (through ? `${role} via ${through.join(' et ')}` : role),
  timeZone: 'Europe/Paris',
}
const account: GroupAccount = {
  id: 'a',
  firstName: '=cmd()',
  lastName: '+Roux',
  email: '-x@exemple.example',
  userName: null,
  language: 'fr',
  deleted: false,
  managed: true,
  waiting: false,
  roles: [
    { role: 'coach', through: null },
    { role: 'learner', through: { id: 'b', name: '@Lyon' } },
    { role: 'learner', through: { id: 'c', name: null } },
  ],
  since: new Date('2026-01-31T23:30:00Z'),
  lastSignInAt: null,
  deletionDate: '2027-02-03',
  deletedAt: null,
  additionalInfo: '\tx',
  customValues: { t: '@sum', n: '-12.5' },
}

async function* one() {
  yield account
}

test('T20 no name, information or field is run; figures stay figures and moments are of the reader’s zone', async () => {
  const lines: string[] = []
  for await (const cells of linesOf(one(), columns, words, false)) lines.push(csvLine(cells))
  expect(lines).toEqual([
    "lastName;firstName;email;userName;roles;since;lastSignIn;deletionDate;language;info;'=Nom();Heures\r\n",
    "'+Roux;'=cmd();'-x@exemple.example;;learner via @Lyon, coach;2026-02-01 00:30;;2027-02-03;fr;'\tx;'@sum;-12.5\r\n",
  ])
})
