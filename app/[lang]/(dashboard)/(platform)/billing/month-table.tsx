import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { MonthOfSeats } from '@/domain/billing/read-months'
import { hrefOf } from './view'

const figures = ['peak', 'end', 'came', 'went'] as const

/** The picture in figures, every month since the first; each leads to its movements. */
export async function MonthTable({ months }: { months: MonthOfSeats[] }) {
  const t = await getTranslations('billing.months')
  const format = await getFormatter()
  return (
    <details>
      <summary className="w-fit text-muted text-small hover:text-ink">{t('table')}</summary>
      <table aria-label={t('table')} className="mt-2 w-full max-w-form border-collapse text-small">
        <thead>
          <tr className="border-b align-bottom text-muted">
            <th scope="col" className="py-1.5 pr-3 text-left font-normal">
              {t('month')}
            </th>
            {figures.map((key) => (
              <th key={key} scope="col" className="py-1.5 pl-3 text-right font-normal">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, ...row }) => (
            <tr key={month} className="border-b">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                <Link
                  href={`${hrefOf({ filter: { month }, cursor: null, day: null })}#movements`}
                  title={t('toMovements')}
                  className="link"
                >
                  {format.dateTime(new Date(`${month}-01`), {
                    month: 'long',
                    year: 'numeric',
                    timeZone: 'UTC',
                  })}
                </Link>
              </th>
              {figures.map((key) => (
                <td key={key} className="py-1.5 pl-3 text-right tabular-nums">
                  {format.number(row[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
