import { writeXlsx } from 'hucre/xlsx'

/** Writes a table as one program does. */
export type TableWriter = {
  write(table: readonly (readonly string[])[]): Uint8Array | Promise<Uint8Array>
  canWrite(cell: string): boolean
}

type Style = { separator: string; lineEnd: string; quotes: 'all' | 'needed' }

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

function text(table: readonly (readonly string[])[], { separator, lineEnd, quotes }: Style): string {
  const needs = (cell: string) => cell.includes(separator) || /["\r\n]/.test(cell)
  const written = (cell: string) => (quotes === 'all' || needs(cell) ? quoted(cell) : cell)
  return table.map((cells) => cells.map(written).join(separator) + lineEnd).join('')
}

/** What Windows-1252 has between 0x80 and 0x9f. */
const high =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

/** A byte for each character, or none where there is no such character. */
function byteOf(character: string): number | null {
  const at = high.indexOf(character)
  if (at >= 0) return /[\x80-\x9f]/.test(character) ? null : 0x80 + at
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : null
}

/** A question mark for what there is none of, as Excel has it. */
const windows1252 = (characters: string): Buffer =>
  Buffer.from([...characters].map((character) => byteOf(character) ?? 0x3f))

/** Lines as Excel saves them in France. */
export const savedInFrance = (lines: string): Buffer => windows1252(lines.replaceAll('\n', '\r\n'))

/** No text has NUL, and what is not a character is in no file. */
const anything = (cell: string) => /^[^\0\ufeff\ufffe\uffff]*$/u.test(cell)

export const tableWriters: Record<string, TableWriter> = {
  'Excel in France, CSV': {
    write: (table) => windows1252(text(table, { separator: ';', lineEnd: '\r\n', quotes: 'needed' })),
    canWrite: (cell) => anything(cell) && [...cell].every((character) => byteOf(character) !== null),
  },
  'Excel, Unicode text': {
    write: (table) =>
      Buffer.from(`\uFEFF${text(table, { separator: '\t', lineEnd: '\r\n', quotes: 'needed' })}`, 'utf16le'),
    canWrite: anything,
  },
  'LibreOffice, all quoted': {
    write: (table) => Buffer.from(text(table, { separator: ',', lineEnd: '\n', quotes: 'all' })),
    canWrite: anything,
  },
  'Google Sheets': {
    write: (table) => Buffer.from(text(table, { separator: ',', lineEnd: '\r\n', quotes: 'needed' })),
    canWrite: anything,
  },
  'Excel workbook': {
    write: (table) => writeXlsx({ sheets: [{ name: 'Feuille 1', rows: table.map((cells) => [...cells]) }] }),
    canWrite: anything,
  },
}
