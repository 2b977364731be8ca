import { expect, test } from 'vitest'
import { readHostile } from '@/tests/read-hostile'
import { madeSource, sourceOf } from '@/tests/table-source'
import { recogniseTable } from './recognise-table'

const megabyte = 1024 * 1024
const little = { megabytes: 100, seconds: 15 }
const header = Buffer.from('Courriel;Nom\n')
const people = Buffer.from('ana@x.fr;Ana\n'.repeat(5000))

/** A header, some people, and then something again and again, made while it is read. */
const fileOf = (what: Buffer, times: number, end = Buffer.alloc(0)) =>
  madeSource(header.length + people.length + what.length * times + end.length, function* () {
    yield header
    yield people
    for (let i = 0; i < times; i++) yield what
    yield end
  })

/** What V8 lets grow before it tidies up: none of the files would fit in it. */
const some = { megabytes: 250, seconds: 60 }

test('T21 the control: a hundred megabytes of nothing but people', { timeout: 60_000 }, async () => {
  const many = Buffer.from(`ana.durand@exemple.fr;"a ""dit""\n${'x'.repeat(100)}"\n`.repeat(800))
  const times = Math.floor((100 * megabyte) / many.length)
  expect(await readHostile(fileOf(many, times), 'csv', some)).toEqual({
    rows: 5000 + 800 * times,
    fault: null,
    line: null,
  })
})

test('T21 a line of a gigabyte', async () => {
  const file = fileOf(Buffer.alloc(megabyte, 'x'), 1024)
  expect(await readHostile(file, 'csv', little)).toMatchObject({ fault: 'line_long', line: 5002 })
  const known = { customFields: [], remembered: () => null }
  await expect(recogniseTable(file, known)).rejects.toMatchObject({ fault: 'line_long', line: 5002 })
})

test('T21 a quote that nobody closes, in a hundred megabytes', async () => {
  const file = madeSource(100 * megabyte, function* () {
    yield Buffer.concat([header, people, Buffer.from('"x;')])
    for (let i = 0; i < 1600; i++) yield people
  })
  expect(await readHostile(file, 'csv', little)).toMatchObject({ fault: 'quote_unclosed', line: 5002 })
  expect(await readHostile(fileOf(Buffer.from('b@x.fr;"Bo\n'), 1), 'csv', little)).toMatchObject({
    fault: 'quote_unclosed',
    line: 5002,
  })
})

test('T21 a million columns', async () => {
  const file = fileOf(Buffer.alloc(megabyte, 'x;'), 1)
  expect(await readHostile(file, 'csv', little)).toMatchObject({ fault: 'line_long', line: 5002 })
  const fewer = fileOf(Buffer.from(`${'x;'.repeat(201)}\n`), 1)
  expect(await readHostile(fewer, 'csv', little)).toMatchObject({ fault: 'columns_many', line: 5002 })
  const empty = fileOf(Buffer.from(`b@x.fr${';'.repeat(1000)}\n`), 1)
  expect(await readHostile(empty, 'csv', little)).toMatchObject({ fault: null, rows: 5001 })
})

test('T21 a cell, and a line, that are longer than any of people', async () => {
  const cell = (length: number) => fileOf(Buffer.from(`b@x.fr;${'x'.repeat(length)}\n`), 1)
  expect(await readHostile(cell(10_001), 'csv', little)).toMatchObject({ fault: 'line_long', line: 5002 })
  expect(await readHostile(cell(10_000), 'csv', little)).toMatchObject({ fault: null })
  const line = fileOf(Buffer.from(`${`${'x'.repeat(9_999)};`.repeat(11)}\n`), 1)
  expect(await readHostile(line, 'csv', little)).toMatchObject({ fault: 'line_long', line: 5002 })
})

test('T21 another encoding in the middle of the file, and at its end', async () => {
  const wrong = fileOf(Buffer.from('lea@x.fr;L\xe9a\n', 'latin1'), 1, people)
  expect(await readHostile(wrong, 'csv', little)).toMatchObject({ fault: 'wrong_encoding', line: 5002 })
  const cut = fileOf(Buffer.from('lea@x.fr;Lé'), 1, Buffer.from('zoe@x.fr;Zo\xc3', 'latin1'))
  expect(await readHostile(cut, 'csv', little)).toMatchObject({ fault: 'wrong_encoding' })
  const right = fileOf(Buffer.from('lea@x.fr;Léa\n'), 1, people)
  expect(await readHostile(right, 'csv', little)).toMatchObject({ fault: null, rows: 10_001 })
})

test('T21 two million rows, and as many blank lines', { timeout: 60_000 }, async () => {
  const rows = fileOf(Buffer.from('b@x.fr;Bo\n'.repeat(10_000)), 200)
  expect(await readHostile(rows, 'csv', some)).toMatchObject({ fault: 'rows_many', line: 1_000_002 })
  const blank = madeSource(2 * megabyte, function* () {
    yield Buffer.from('Courriel\n')
    yield Buffer.alloc(2 * megabyte, '\n')
  })
  expect(await readHostile(blank, 'csv', some)).toMatchObject({ fault: 'rows_many', line: 1_048_577 })
})

test('T21 NUL is in no text', async () => {
  expect(await readHostile(fileOf(Buffer.from('b@x.fr;B\0o\n'), 1), 'csv', little)).toMatchObject({
    fault: 'binary',
    line: 5002,
  })
})

test('lines are counted as a spreadsheet shows them: blank ones too, a cell with line breaks once', async () => {
  const text = 'Courriel;Note\r\n\r\n"a@x.fr";"un\r\ndeux\n\ntrois"\r\n\nb@x.fr;"x\n'
  expect(await readHostile(sourceOf(text, 1), 'csv', little)).toMatchObject({
    fault: 'quote_unclosed',
    line: 5,
  })
})
