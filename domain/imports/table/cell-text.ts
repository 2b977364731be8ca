import type { Workbook } from './workbook'

/** A cell as the sheet has it: how `value` is meant, and in which style it is shown. */
export type RawCell = { type: string; style: number; value: string; inline: string }

type Context = Pick<Workbook, 'texts' | 'isDate' | 'from1904'>

/** What a cell says: its text, a date as `yyyy-mm-dd`, a number in plain digits; of a formula what came of it last. */
export function cellText({ type, style, value, inline }: RawCell, context: Context): string {
  switch (type) {
    case 's':
      return unescaped(context.texts.at(Number(value)) ?? '')
    case 'inlineStr':
      return unescaped(inline)
    case 'str':
      return unescaped(value)
    case 'b':
      return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value
    case 'd':
      return value.replace(/T.*/, '')
    case 'e':
      return value
    default:
      return context.isDate(style) ? dateText(value, context.from1904) : numberText(value)
  }
}

/** Characters that XML has no place for are written `_x000D_`, and an underscore before such a text `_x005F_`; half a sign is none. */
const unescaped = (text: string) =>
  text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .toWellFormed()
    : text

/** The digits that a spreadsheet shows: fifteen of them count, the others are noise of its arithmetic. */
function numberText(value: string): string {
  if (/^-?\d{1,15}$/.test(value) || value === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const digits = String(Number(number.toPrecision(15)))
  return digits.includes('e') ? number.toFixed(10).replace(/\.?0+$/, '') : digits
}

const dayLength = 86_400_000

function dateText(value: string, from1904: boolean): string {
  const days = Math.floor(Number(value))
  if (value === '' || !(days >= 1 && days < 2_958_466)) return numberText(value)
  // 1900 was no leap year, except in spreadsheets.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return new Date(epoch + days * dayLength).toISOString().slice(0, 10)
}
