import { getFormatter, getTranslations } from 'next-intl/server'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { type MonthOfSeats, readMonths } from '@/domain/billing/read-months'
import { LazyChart } from './lazy-chart'
import { MonthTable } from './month-table'

/** So many months are in the picture; all of them are in the table. */
const pictured = 24

/** The seats of each month, as a picture of the peaks and as figures. */
export async function Months({ actor, most }: { actor: Actor; most: number | null }) {
  const t = await getTranslations('billing.months')
  const months = (await readMonths(db(), actor)) ?? []
  const columns = await columnsOf(months.slice(0, pictured).reverse())
  return (
    <section aria-labelledby="months" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="months">{t('title')}</h2>
        <p className="max-w-form text-muted text-small">{t('about')}</p>
      </div>
      <figure className="grid gap-3">
        {/* The same figures stand in the table below, for who does not see the picture. */}
        <div aria-hidden="true">
          <LazyChart columns={columns} most={most} />
        </div>
        <figcaption>
          <MonthTable months={months} />
        </figcaption>
      </figure>
    </section>
  )
}

async function columnsOf(months: MonthOfSeats[]) {
  const t = await getTranslations('billing.months')
  const format = await getFormatter()
  return months.map(({ month, ...figures }) => {
    const day = new Date(`${month}-01`)
    return {
      month: format.dateTime(day, { month: 'short', year: '2-digit', timeZone: 'UTC' }),
      exactly: format.dateTime(day, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
      peak: figures.peak,
      lines: (['peak', 'end', 'came', 'went'] as const).map((key) => ({
        label: t(key),
        said: format.number(figures[key]),
      })),
    }
  })
}
