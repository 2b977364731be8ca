import { getFormatter, getTranslations } from 'next-intl/server'
import { cn } from '@/components/class-names'
import { Notice } from '@/components/ui/notice'
import type { Seats } from '@/domain/billing/read-seats'

/** The seats of this moment in five figures, and what comes if everybody accepts. */
export async function Now({ seats: { taken, most, pending } }: { seats: Seats }) {
  const t = await getTranslations('billing.now')
  const format = await getFormatter()
  const forecast = taken + pending
  const beyond = most === null ? 0 : Math.max(0, forecast - Math.max(most, taken))
  const figures = [
    { key: 'taken', said: format.number(taken) },
    { key: 'limit', said: most === null ? t('noLimit') : format.number(most) },
    { key: 'free', said: most === null ? '–' : format.number(Math.max(0, most - taken)) },
    { key: 'pending', said: format.number(pending) },
    { key: 'forecast', said: format.number(forecast), wrong: beyond > 0 },
  ] as const
  return (
    <section aria-labelledby="now" className="grid gap-4">
      <h2 id="now">{t('title')}</h2>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-5">
        {figures.map(({ key, said, ...figure }) => (
          <div key={key} className="grid content-start">
            <dt className="text-muted text-small">{t(key)}</dt>
            <dd className={cn('text-title', 'wrong' in figure && figure.wrong && 'text-danger')}>{said}</dd>
          </div>
        ))}
      </dl>
      {beyond > 0 && (
        <Notice tone="warning" title={t('beyondTitle')} className="max-w-form">
          <p>{t('beyond', { count: beyond })}</p>
        </Notice>
      )}
    </section>
  )
}
