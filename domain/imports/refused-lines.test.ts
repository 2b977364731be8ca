import { expect, test } from 'vitest'
import { type CsvCell, csvLine } from '@/domain/exports/csv'
import type { RefusedFile, RefusedRow } from './read-refused'
import { type RefusedWords, refusedLines } from './refused-lines'

const words: RefusedWords = {
  line: 'Ligne',
  reason: 'Motif',
  added: ['Ligne', 'Motif', 'Line', 'Reason'],
  column: (column) => `<${column}>`,
  say: ({ fault, column, line }) => `${[fault, column, line].filter(Boolean).join(' ')}.`,
  passwordLeftOut: 'Mot de passe à saisir.',
}
const row = (line: number, cells: string[], more: Partial<RefusedRow> = {}): RefusedRow => ({
  ...{ line, cells, reasons: [{ fault: 'login_missing' }], hadPassword: false },
  ...more,
})

async function linesOf(rows: RefusedRow[], file: Partial<RefusedFile> = {}): Promise<CsvCell[][]> {
  const lines: CsvCell[][] = []
  const given = (async function* () {
    yield* rows
  })()
  const whole: RefusedFile = {
    name: 'a.csv',
    headers: ['Nom', 'E-mail'],
    columns: ['last_name', 'email'],
    rows: given,
  }
  for await (const line of refusedLines({ ...whole, ...file }, words)) lines.push(line)
  return lines
}

test('the columns of the file as they were, then the line and why', async () => {
  const reasons = [{ fault: 'role_unknown', column: 'role' } as const, { fault: 'twice', line: 3 } as const]
  expect(await linesOf([row(7, ['Roy', 'ana@'], { reasons })])).toEqual([
    ['Nom', 'E-mail', 'Ligne', 'Motif'],
    ['Roy', 'ana@', 7, 'role_unknown role. twice 3.'],
  ])
})

test('a file without header gets one, so that it can be imported again', async () => {
  expect((await linesOf([], { headers: [], columns: ['email', null, 'last_name'] }))[0]).toEqual([
    '<email>',
    '',
    '<last_name>',
    'Ligne',
    'Motif',
  ])
})

test('short rows are filled up, and what a row has beyond its columns comes last', async () => {
  expect(await linesOf([row(2, ['Roy']), row(3, ['Roy', 'a@b.fr', 'x', 'y'])])).toEqual([
    expect.anything(),
    ['Roy', '', 2, 'login_missing.'],
    ['Roy', 'a@b.fr', 3, 'login_missing.', 'x', 'y'],
  ])
})

test('a file that comes round again has the two columns once, in whichever language', async () => {
  const headers = ['Nom', 'Line', 'Reason', 'E-mail']
  const columns = ['last_name', null, null, 'email'] as const
  expect(await linesOf([row(2, ['Roy', '7', 'Because', 'a@'])], { headers, columns: [...columns] })).toEqual([
    ['Nom', 'E-mail', 'Ligne', 'Motif'],
    ['Roy', 'a@', 2, 'login_missing.'],
  ])
  const used = await linesOf([], { headers: ['Motif'], columns: ['additional_info'] })
  expect(used[0], 'one that is imported is theirs').toEqual(['Motif', 'Ligne', 'Motif'])
})

test('T20 a formula is handed back as text; a typed password is not handed back, and that is said', async () => {
  const [, line = []] = await linesOf([row(2, ['=cmd()', '+33 6'], { hadPassword: true })])
  expect(csvLine(line)).toBe("'=cmd();'+33 6;2;login_missing. Mot de passe à saisir.\r\n")
})
