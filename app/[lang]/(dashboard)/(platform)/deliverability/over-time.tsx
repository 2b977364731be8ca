import { getFormatter, getTranslations } from 'next-intl/server'
import { cn } from '@/components/class-names'
import type { DayFigures } from '@/domain/mail/deliverability'
import type { Words } from './day-chart'
import { DayTable } from './day-table'
import { LazyChart } from './lazy-chart'

/** What became of the mails of each day, as a picture and as figures. */
export async function OverTime({ days }: { days: DayFigures[] }) {
  const t = await getTranslations('deliverability')
  const format = await getFormatter()
  const columns = days.map(({ day, sent, delivered, bounced }) => ({
    day: format.dateTime(new Date(day), { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    exactly: format.dateTime(new Date(day), { dateStyle: 'full', timeZone: 'UTC' }),
    delivered,
    unknown: sent - delivered - bounced,
    bounced,
  }))
  const words = { delivered: t('chart.delivered'), unknown: t('chart.unknown'), bounced: t('chart.bounced') }
  return (
    <figure className="grid gap-3">
      <Legend words={words} />
      {/* The same figures stand in the table below, for who does not see the picture. */}
      <div aria-hidden="true">
        <LazyChart columns={columns} words={words} />
      </div>
      <figcaption>
        <DayTable columns={columns} words={words} label={t('chart.table')} dayHead={t('chart.day')} />
      </figcaption>
    </figure>
  )
}

const marks = { delivered: 'bg-accent', unknown: 'bg-control', bounced: 'bg-danger' } as const

function Legend({ words }: { words: Words }) {
  return (
    <ul aria-hidden="true" className="flex flex-wrap gap-x-5 gap-y-1 text-muted text-small">
      {(['delivered', 'unknown', 'bounced'] as const).map((part) => (
        <li key={part} className="flex items-center gap-2">
          <span className={cn('size-2.5 rounded-[2px]', marks[part])} />
          {words[part]}
        </li>
      ))}
    </ul>
  )
}
