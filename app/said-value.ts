import type { getFormatter } from 'next-intl/server'
import type { CustomField } from '@/domain/custom-fields/input'

type Format = Awaited<ReturnType<typeof getFormatter>>

/** A day of the calendar (`yyyy-mm-dd`), which is the same in every zone. */
export const saidDay = (format: Format, day: string, dateStyle: 'medium' | 'long' = 'medium') =>
  format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle, timeZone: 'UTC' })

/** A value of a custom field as people read it; they are kept as text. */
export function saidValue(format: Format, { kind }: CustomField, value: string): string {
  if (kind === 'date') return saidDay(format, value)
  return kind === 'number' ? format.number(Number(value), { maximumFractionDigits: 10 }) : value
}
