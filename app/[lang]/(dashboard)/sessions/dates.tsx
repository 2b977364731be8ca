import { getFormatter, getLocale } from 'next-intl/server'
import { withFirst } from './first-of-month'

type Props = { startsOn: string; endsOn: string; month?: 'short' | 'long' }

const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** The days of a session, the last one included: they are days, and the same in every time zone. */
export async function Dates({ startsOn, endsOn, month = 'short' }: Props) {
  const [format, locale] = await Promise.all([getFormatter(), getLocale()])
  const dates = format.dateTimeRange(day(startsOn), day(endsOn), {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  })
  return withFirst(dates, locale)
}
