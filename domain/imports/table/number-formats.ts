import type { XmlEars } from './xml'

/** Formats that every workbook has without saying so; those of times alone are not dates. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** Quoted text, one letter that is meant as such, and what is said of colours and places are not the format itself. */
const besides = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g

/** A day or a year in it makes a date; French Excel writes its formats in English too. */
const hasDay = (code: string) => /[dy]/i.test((code.split(';')[0] ?? '').replace(besides, ''))

/** Hears the styles of a workbook, then tells whether numbers of a style are dates. */
export function datesOf(): { ears: XmlEars; isDate(style: number): boolean } {
  const own = new Map<number, boolean>()
  const styles: number[] = []
  let inCellStyles = false
  return {
    ears: {
      opened(name, { numFmtId = '', formatCode = '' }) {
        if (name === 'cellXfs') inCellStyles = true
        if (name === 'numFmt') own.set(Number(numFmtId), hasDay(formatCode))
        if (name === 'xf' && inCellStyles) styles.push(Number(numFmtId))
      },
      closed(name) {
        if (name === 'cellXfs') inCellStyles = false
      },
    },
    isDate: (style) => {
      const format = styles[style]
      return format !== undefined && (own.get(format) ?? builtInDates.has(format))
    },
  }
}
