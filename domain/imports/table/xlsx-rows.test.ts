import { link, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { sourceOf } from '@/tests/table-source'
import { part, sheetOf, workbookOf, type ZipPart, zip } from '@/tests/zip-writer'
import { xlsxRows } from './xlsx-rows'

async function rowsOf(bytes: Uint8Array) {
  const rows = []
  for await (const batch of xlsxRows(sourceOf(bytes, 1000))) rows.push(...batch)
  return rows
}
const cellsOf = async (cells: string, ...more: ZipPart[]) =>
  (await rowsOf(workbookOf(sheetOf(`<row r="1">${cells}</row>`), ...more))).flatMap((row) => row.cells)

const styles = part(
  'xl/styles.xml',
  `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
    <numFmt numFmtId="165" formatCode="[Red]#,##0.00&quot; days&quot;"/>
    <numFmt numFmtId="166" formatCode="[$-40C]d mmmm yyyy;@"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs>
  </styleSheet>`,
)
const styled = (style: number, value: string) => cellsOf(`<c s="${style}"><v>${value}</v></c>`, styles)

describe('V2 cells of a workbook', () => {
  test.each([
    [0, '46125', '46125'],
    [1, '46125', '2026-04-13'],
    [2, '46125.75', '2026-04-13'],
    [4, '46125', '2026-04-13'],
    [3, '46125', '46125'],
    [5, '0.5', '0.5'],
    [1, '1', '1900-01-01'],
    [1, '59', '1900-02-28'],
    [1, '61', '1900-03-01'],
    [1, '-3', '-3'],
  ])('in style %i, %s is %s', async (style, value, text) => {
    expect(await styled(style, value)).toEqual([text])
  })

  test.each([
    ['33612345678', '33612345678'],
    ['0.30000000000000004', '0.3'],
    ['1250.5', '1250.5'],
    ['1.25E3', '1250'],
    ['1E-7', '0.0000001'],
    ['007', '007'],
  ])('the number %s is %s', async (value, text) => {
    expect(await cellsOf(`<c><v>${value}</v></c>`)).toEqual([text])
  })

  test('a formula is what came of it; a truth is a word; a text is its pieces without how they are read aloud', async () => {
    const cells = `<c t="str"><f>A1&amp;"x"</f><v>ana@x.fr</v></c><c><f>1+1</f><v>2</v></c>
      <c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2027-04-13T00:00:00</v></c>
      <c t="inlineStr"><is><r><t>Lé</t></r><r><rPr><b/></rPr><t xml:space="preserve">a </t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>
      <c t="s"><v>0</v></c><c t="s"><v>7</v></c>`
    const texts = part(
      'xl/sharedStrings.xml',
      '<sst><si><r><t>un_x000D_</t></r><r><t>_x005F_x</t></r><rPh><t>y</t></rPh></si></sst>',
    )
    expect(await cellsOf(cells, texts)).toEqual([
      'ana@x.fr',
      '2',
      'TRUE',
      'FALSE',
      '#N/A',
      '2027-04-13',
      'Léa ',
      'un\r_x',
    ])
  })

  test('a link is its text, and days may be counted from 1904', async () => {
    const day = new Date(Date.UTC(2027, 3, 13))
    const written = await writeXlsx({
      dateSystem: '1904',
      sheets: [
        {
          name: 'F',
          columns: [{ key: 'a' }, { key: 'b', numFmt: 'dd/mm/yyyy' }],
          data: [{ a: link('ana@x.fr', 'mailto:ana@x.fr'), b: day }],
        },
      ],
    })
    expect((await rowsOf(written)).at(-1)?.cells).toEqual(['ana@x.fr', '2027-04-13'])
  })
})

test('lines are those that the spreadsheet shows, cells are in their columns', async () => {
  const sheet = sheetOf(
    '<row r="2"><c r="B2"><v>1</v></c></row><row r="9"><c r="A9"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>',
  )
  expect(await rowsOf(workbookOf(sheet))).toEqual([
    { line: 2, cells: ['', '1'] },
    { line: 9, cells: ['2', '3'] },
    { line: 10, cells: ['4'] },
  ])
})

test('the first sheet that has rows', async () => {
  const row = (text: string) => [[text]]
  const sheets = [
    { name: 'Vide', rows: row(' ') },
    { name: 'B', rows: row('b') },
    { name: 'C', rows: row('c') },
  ]
  expect((await rowsOf(await writeXlsx({ sheets }))).map(({ cells }) => cells)).toEqual([[' '], ['b']])
})

test('prefixes and absolute targets, as other programs write them', async () => {
  const file = zip([
    part(
      'xl/workbook.xml',
      '<x:workbook xmlns:rel="r"><x:sheets><x:sheet name="F" rel:id="a"/></x:sheets></x:workbook>',
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/f.xml"/></Relationships>',
    ),
    part(
      'xl/worksheets/f.xml',
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    ),
  ])
  expect(await rowsOf(file)).toEqual([{ line: 1, cells: ['1'] }])
})
