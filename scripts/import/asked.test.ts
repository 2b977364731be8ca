import { expect, test } from 'vitest'
import { readAsked } from './asked'

test('the words of the command, a path from where npm was called', () => {
  const plain = { dryRun: false, invite: false, credentials: true, as: null }
  expect(readAsked(['/x/a.csv', '--group', 'France / Lyon'])).toEqual({
    ...plain,
    file: '/x/a.csv',
    group: 'France / Lyon',
  })
  const all = ['--dry-run', '--invite', '--no-credentials', '--as', 'ana@x.example', '--group', 'g', 'a.csv']
  expect(readAsked(all)).toMatchObject({
    dryRun: true,
    invite: true,
    credentials: false,
    as: 'ana@x.example',
  })
})

test.each([
  [[]],
  [['a.csv']],
  [['--group', 'g']],
  [['a.csv', 'b.csv', '--group', 'g']],
  [['a.csv', '--group', 'g', '--fast']],
])('what makes no sense is answered with how it is used: %s', (args) => {
  expect(() => readAsked(args)).toThrow(/Usage: npm run import/)
})
