import { expect, test } from 'vitest'
import { csvLine, csvStart } from '@/domain/exports/csv'
import { sourceOf } from '@/tests/table-source'
import type { Encoding, Separator } from '../input'
import { readTable } from './read-table'

type Written = { encoding?: Encoding; separator?: Separator; hasHeader?: boolean }

async function read(
  bytes: Uint8Array | string,
  { encoding = 'utf-8', separator = ';', hasHeader = false }: Written = {},
) {
  const rows = []
  const format = { encoding, separator, hasHeader }
  for await (const batch of readTable(sourceOf(bytes, 3), 'csv', format)) rows.push(...batch)
  return rows
}
const cellsOf = async (text: string) => (await read(text)).map(({ cells }) => cells)

test.each([
  ['a;dit "oui";b', ['a', 'dit "oui"', 'b']],
  ['a;"dit ""oui""";b', ['a', 'dit "oui"', 'b']],
  ['a;" b ";c ', ['a', ' b ', 'c ']],
  ['a;"";b', ['a', '', 'b']],
  ['a;b;;', ['a', 'b']],
  ['a;12";b', ['a', '12"', 'b']],
])('quotes count where a cell begins: %j', async (line, cells) => {
  expect(await cellsOf(`${line}\r\n`)).toEqual([cells])
})

test('a quote that stands alone is no reason to lose the lines up to the next one', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['Nom;Note', 'Ana;"a""b', 'c"', 'Bo;"fort', 'Al;"x"', 'Di;y', ''].join(end)
    await expect(read(text), JSON.stringify(end)).rejects.toMatchObject({ fault: 'quote_unclosed', line: 3 })
  }
  expect(await cellsOf('Ana;"fort" en maths;"x"\nBo;""y"\n')).toEqual([
    ['Ana', '"fort" en maths', 'x'],
    ['Bo', '""y"'],
  ])
})

test('lines end in any way, also in one file, and the last need not', async () => {
  expect(await cellsOf('a;b\rc;d\ne;f\r\ng;h')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
    ['g', 'h'],
  ])
})

test('without the header, blank lines and the examples, each with its line', async () => {
  const text =
    '\nCourriel;Nom\nlea@exemple.invalid;Léa\n\n;;\na@x.fr;"deux\nlignes"\nsam@Example.invalid \nb@x.fr\n'
  expect(await read(text, { hasHeader: true })).toEqual([
    { line: 6, cells: ['a@x.fr', 'deux\nlignes'] },
    { line: 8, cells: ['b@x.fr'] },
  ])
})

test('a byte order mark and the separator that Excel is told are not in the table', async () => {
  expect(await read('\uFEFFsep=,\r\na,b\r\n', { separator: ',' })).toEqual([{ line: 1, cells: ['a', 'b'] }])
  expect(await cellsOf('sep\nx')).toEqual([['sep'], ['x']])
})

test('T20 what our own files write reads back as itself', async () => {
  const cells = ['=1+1', '+33 1', '-2', '@x', '\tx', "'", "l'été", '＝x', 'a;"b"\nc']
  expect(await cellsOf(csvStart + csvLine(cells))).toEqual([cells])
})

test.each(['utf-16le', 'utf-16be'] as const)(
  'a character of %s that two pieces share, and one that is half',
  async (encoding) => {
    const written = (text: string) => {
      const bytes = Buffer.from(text, 'utf16le')
      return encoding === 'utf-16le' ? bytes : bytes.swap16()
    }
    expect(await read(written('\uFEFFLéa 😀😀;x\n'), { encoding })).toEqual([
      { line: 1, cells: ['Léa 😀😀', 'x'] },
    ])
    await expect(read(written('a\nb\nc\ud83dd\ne\n'), { encoding })).rejects.toMatchObject({
      fault: 'wrong_encoding',
      line: 3,
    })
    await expect(read(Buffer.concat([written('a\n'), Buffer.from('b')]), { encoding })).rejects.toMatchObject(
      {
        fault: 'wrong_encoding',
        line: 2,
      },
    )
  },
)
