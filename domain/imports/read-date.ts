import { day } from '@/domain/day'
import type { DateOrder } from './input'

const real = day()
/** A time behind it, as spreadsheets write where only a day was meant, says nothing. */
const time = String.raw`(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`)
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${time}$`)

type Reading = {
  order: DateOrder
  /** From which two-digit year on the last century is meant; spreadsheets say 30, a day to come is always in this one. */
  pivot: number
}

/** A day as `yyyy-mm-dd`, or null if there is none such. */
export function readDate(text: string, { order, pivot }: Reading): string | null {
  const found = partsOf(text.trim(), order)
  if (!found) return null
  const [year, month, date] = found
  const full = year.length === 4 ? year : `${Number(year) < pivot ? '20' : '19'}${year}`
  const written = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return real.safeParse(written).success ? written : null
}

function partsOf(text: string, order: DateOrder): [string, string, string] | null {
  const first = yearFirst.exec(text)
  if (first) return [first[1] ?? '', first[3] ?? '', first[4] ?? '']
  const [, a = '', , b = '', year = ''] = yearLast.exec(text) ?? []
  if (year === '') return null
  return order === 'dmy' ? [year, b, a] : [year, a, b]
}

/** Which order a date shows, if it can only be one. */
export function orderShown(text: string): DateOrder | null {
  const [, a = '', , b = ''] = yearLast.exec(text.trim()) ?? []
  if (Number(a) > 12) return 'dmy'
  return Number(b) > 12 ? 'mdy' : null
}
