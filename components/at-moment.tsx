import { getFormatter } from 'next-intl/server'

/** A moment by the reader's clock; to the second, on hover. */
export async function AtMoment({ at, timeZone }: { at: Date; timeZone: string }) {
  const format = await getFormatter()
  return (
    <time
      dateTime={at.toISOString()}
      title={format.dateTime(at, { dateStyle: 'full', timeStyle: 'long', timeZone })}
    >
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })}
    </time>
  )
}
