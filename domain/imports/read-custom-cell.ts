import { type CustomField, readCustomValue } from '@/domain/custom-fields/input'
import type { TableFormat } from './input'
import type { CellReading } from './read-cells'
import { readDate } from './read-date'

/** Where spreadsheets begin the last century. */
const pivot = 30

/** Digits in threes with the sign of thousands between them, if it is not that of decimals: `1.250,5`. */
const thousands = {
  ',': /^[+\-−]?\d{1,3}(\.\d{3})+(,\d+)?$/,
  '.': /^[+\-−]?\d{1,3}(,\d{3})+(\.\d+)?$/,
} as const

type Forms = Pick<TableFormat, 'dateOrder' | 'decimal'>

/** A cell of a custom field, put as its form takes it and then read as the form does. */
export function readCustomCell(field: CustomField, text: string, forms: Forms): CellReading<string> {
  const reading = readCustomValue(field, asTyped(field, text.trim(), forms))
  return reading.ok ? reading : { ok: false, fault: `custom_${reading.fault}` }
}

function asTyped({ kind }: CustomField, text: string, { dateOrder, decimal }: Forms): string {
  if (kind === 'date') return readDate(text, { order: dateOrder, pivot }) ?? text
  if (kind !== 'number') return text
  const digits = text.replace(/\s/g, '')
  return thousands[decimal].test(digits) ? digits.replaceAll(decimal === ',' ? '.' : ',', '') : digits
}
