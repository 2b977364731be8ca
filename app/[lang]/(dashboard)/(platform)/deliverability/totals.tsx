import { getFormatter, getTranslations } from 'next-intl/server'
import type { Figures } from '@/domain/mail/deliverability'

/** The whole of the period in five figures. */
export async function Totals({ total }: { total: Figures }) {
  const t = await getTranslations('deliverability')
  const format = await getFormatter()
  const { sent, delivered, bounced, opened, accepted } = total
  const figures = [
    { key: 'sent', count: sent },
    { key: 'delivered', count: delivered },
    { key: 'bounced', count: bounced },
    { key: 'opened', count: opened },
    { key: 'accepted', count: accepted },
  ] as const
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-5">
      {figures.map(({ key, count }) => (
        <div key={key} className="grid content-start">
          <dt className="text-muted text-small">{t(`figures.${key}`)}</dt>
          <dd className="text-title">
            {format.number(count)}
            {key !== 'sent' && sent > 0 && (
              <span className="ml-2 text-muted text-small">{format.number(count / sent, percent)}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const percent = { style: 'percent', maximumFractionDigits: 1 } as const
