import { getFormatter } from 'next-intl/server'

type Props = { startsOn: string; endsOn: string; month?: 'short' | 'long' }

const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** The days of a session, the last one included: they are days, and the same in every time zone. */
export async function Dates({ startsOn, endsOn, month = 'short' }: Props) {
  const format = await getFormatter()
  return format.dateTimeRange(day(startsOn), day(endsOn), {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  })
}
