import { getFormatter, getTranslations } from 'next-intl/server'
import { Chips } from '@/components/ui/chips'
import { ChooseView } from '@/components/ui/choose-view'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { type MovementFilter, seatReasons } from '@/domain/billing/input'
import { listMonths } from '@/domain/billing/list-months'
import { hrefOf, type View } from './view'

/** By reason and by month; the address bar is their state. */
export async function MovementFilters({ actor, view }: { actor: Actor; view: View }) {
  const t = await getTranslations('billing.movements')
  const format = await getFormatter()
  const to = (change: MovementFilter) =>
    hrefOf({ ...view, cursor: null, filter: { ...view.filter, ...change } })
  const chips = [undefined, ...seatReasons].map((reason) => ({
    key: reason ?? 'all',
    label: reason ? t(`reasons.${reason}`) : t('all'),
    href: to({ reason }),
    current: view.filter.reason === reason,
  }))
  const months = ((await listMonths(db(), actor)) ?? []).map((month) => ({
    value: month,
    label: format.dateTime(new Date(`${month}-01`), { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    href: to({ month }),
  }))
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Chips label={t('filterByReason')} chips={chips} />
      <ChooseView
        label={t('month')}
        value={view.filter.month ?? 'all'}
        options={[{ value: 'all', label: t('allMonths'), href: to({ month: undefined }) }, ...months]}
      />
    </div>
  )
}
