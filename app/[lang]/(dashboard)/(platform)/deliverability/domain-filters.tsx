import { getTranslations } from 'next-intl/server'
import { ChooseView } from '@/components/ui/choose-view'
import { SearchBox } from '@/components/ui/search-box'
import { domainSorts } from '@/domain/mail/deliverability'
import { hrefOf, keptIn, place, sortedBy, type View } from './view'

/** A domain to look for; and the order, where there are no columns to press. */
export async function DomainFilters({ view, count }: { view: View; count: number }) {
  const t = await getTranslations('deliverability')
  const sorts = domainSorts.map((sort) => ({
    value: sort,
    label: t(`sorts.${sort}`),
    href: hrefOf(sort === view.sort ? view : sortedBy(view, sort)),
  }))
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <SearchBox action={place} label={t('search')} defaultValue={view.search} keep={keptIn(view)} />
      <div className="flex w-full md:hidden">
        <ChooseView label={t('sort')} value={view.sort} options={sorts} />
      </div>
      <p role="status" className="min-h-5 text-muted text-small">
        {t('count', { count })}
      </p>
    </div>
  )
}
