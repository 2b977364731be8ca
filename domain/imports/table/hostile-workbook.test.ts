import { expect, test } from 'vitest'
import { readHostile } from '@/tests/read-hostile'
import { sourceOf } from '@/tests/table-source'
import { part, repeated, sheetName, sheetOf, workbookOf, zip } from '@/tests/zip-writer'

const megabyte = 1024 * 1024
const little = { megabytes: 120, seconds: 20 }
const some = { megabytes: 250, seconds: 60 }

const start = '<worksheet><sheetData>'
const end = '</sheetData></worksheet>'
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const header = `<row>${cell('Courriel')}</row>`
const read = (file: Buffer, most = little) => readHostile(sourceOf(file), 'xlsx', most)

test('T21 the control: two hundred thousand people', { timeout: 60_000 }, async () => {
  const people = `<row>${cell('ana@x.fr')}${cell('Ana')}${cell('Durand')}</row>`.repeat(1000)
  const file = workbookOf(repeated(sheetName, start + header, people, 200, end))
  expect(await read(file, some)).toEqual({ rows: 200_000, fault: null, line: null })
})

test('T21 a packed file that ends in its middle, or holds something else', async () => {
  const whole = workbookOf(sheetOf(header + `<row>${cell('ana@x.fr')}</row>`.repeat(1000)))
  expect(await read(whole)).toMatchObject({ rows: 1000, fault: null })
  for (const share of [0.2, 0.5, 0.9, 0.99])
    expect(await read(whole.subarray(0, whole.length * share))).toMatchObject({ fault: 'xlsx_damaged' })
  const bent = Buffer.from(whole)
  bent.fill(0x55, whole.length / 2, whole.length / 2 + 20)
  expect(await read(bent)).toMatchObject({ fault: 'xlsx_damaged' })
  const awaited = Buffer.from(whole)
  awaited.writeUInt16LE(100, whole.length - 2)
  const cut = { ...sourceOf(awaited), size: whole.length + 100 }
  expect(await readHostile(cut, 'xlsx', little)).toMatchObject({ fault: 'xlsx_damaged' })
  expect(await read(zip([part('content.xml', '<x/>')]))).toMatchObject({ fault: 'xlsx_damaged' })
})

test('T21 a sheet of two gigabytes in two megabytes, that says so or does not', async () => {
  const bomb = repeated(sheetName, start, '<x/>'.repeat(megabyte / 4), 2048, end)
  expect(await read(workbookOf(bomb))).toMatchObject({ fault: 'xlsx_large' })
  expect(await read(workbookOf({ ...bomb, size: 1000 }))).toMatchObject({ fault: 'xlsx_damaged' })
})

test('T21 what a parser would keep for long: a text, an attribute, tags in tags, and what hides tags', async () => {
  const much = 'x'.repeat(megabyte)
  const times = 900
  const sheets = {
    text: repeated(sheetName, `${start}<row><c><v>`, much, times, `</v></c></row>${end}`),
    attribute: repeated(sheetName, `${start}<row r="`, much, times, `"/>${end}`),
    blanks: repeated(sheetName, start, ' '.repeat(megabyte), times, end),
  }
  for (const [name, sheet] of Object.entries(sheets))
    expect(await read(workbookOf(sheet)), name).toMatchObject({ fault: 'xlsx_large' })
  const nested = repeated(sheetName, start, '<a>'.repeat(100_000), 100)
  expect(await read(workbookOf(nested))).toMatchObject({ fault: 'xlsx_damaged' })
  const comment = repeated(sheetName, `${start}<!--`, '< '.repeat(megabyte), 400, `-->${end}`)
  expect(await read(workbookOf(comment))).toMatchObject({ fault: 'xlsx_damaged' })
  const entity = sheetOf(`<row>${cell('&boom;')}</row>`)
  expect(await read(workbookOf(entity))).toMatchObject({ fault: 'xlsx_damaged' })
})

test('T21 rows without end, and columns', { timeout: 120_000 }, async () => {
  const rows = repeated(sheetName, start + header, '<row/>'.repeat(10_000), 200, end)
  expect(await read(workbookOf(rows), some)).toMatchObject({ fault: 'rows_many', line: 1_048_577 })
  const columns = repeated(sheetName, `${start}${header}<row>`, cell('x').repeat(1000), 1000, `</row>${end}`)
  expect(await read(workbookOf(columns))).toMatchObject({ fault: 'columns_many', line: 2 })
  const empty = sheetOf(`${header}<row><c r="A2" t="str"><v>a@x.fr</v></c><c r="XFD2" s="3"/></row>`)
  expect(await read(workbookOf(empty))).toMatchObject({ rows: 1, fault: null })
})

test('T21 more texts than memory, and one that is long and everywhere', { timeout: 60_000 }, async () => {
  const sheet = sheetOf(`${header}<row><c t="s"><v>0</v></c></row>`)
  const texts = (piece: string, times: number) =>
    repeated('xl/sharedStrings.xml', '<sst>', piece, times, '</sst>')
  const many = texts(`<si><t>${'x'.repeat(1000)}</t></si>`.repeat(1000), 300)
  expect(await read(workbookOf(sheet, many), some)).toMatchObject({ fault: 'xlsx_large' })
  const long = texts(`<si><t>${'x'.repeat(9000)}</t></si>`, 1)
  const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(11)}</row>`
  const everywhere = (times: number) => workbookOf(repeated(sheetName, start + header, row, times, end), long)
  expect(await read(everywhere(100_000), some)).toMatchObject({ fault: 'xlsx_large' })
  expect(await read(everywhere(4_000), some)).toEqual({ rows: 4_000, fault: null, line: null })
})
