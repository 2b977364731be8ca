import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { MonthOfSeats } from '@/domain/billing/read-months'
import { FiguresTable } from '../figures-table'
import { hrefOf } from './view'

const figures = ['peak', 'end', 'came', 'went'] as const

/** The picture in figures, every month since the first; each leads to its movements. */
export async function MonthTable({ months }: { months: MonthOfSeats[] }) {
  const t = await getTranslations('billing.months')
  const format = await getFormatter()
  const rows = months.map(({ month, ...row }) => ({
    key: month,
    name: (
      <Link
        href={`${hrefOf({ filter: { month }, cursor: null, day: null })}#movements`}
        title={t('toMovements')}
        className="link"
      >
        {format.dateTime(new Date(`${month}-01`), { month: 'long', year: 'numeric', timeZone: 'UTC' })}
      </Link>
    ),
    figures: figures.map((figure) => row[figure]),
  }))
  return (
    <FiguresTable label={t('table')} head={[t('month'), ...figures.map((figure) => t(figure))]} rows={rows} />
  )
}
