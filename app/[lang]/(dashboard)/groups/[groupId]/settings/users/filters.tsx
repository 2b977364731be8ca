import { Download } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import type { Total } from '@/components/list/total'
import { buttonStyle } from '@/components/ui/button'
import { Chips } from '@/components/ui/chips'
import { ChooseView } from '@/components/ui/choose-view'
import { SearchBox } from '@/components/ui/search-box'
import { roles } from '@/domain/access/roles'
import { accountSorts, accountStates, endings, lastSignIns, ways } from '@/domain/accounts/filter'
import type { Column } from './columns'
import { ColumnsMenu } from './columns-menu'
import { hrefOf, keptIn, placeOf, type View } from './view'

type Props = { groupId: string; view: View; columns: readonly Column[]; total: Promise<Total> }

/** Search, filters, sort, columns and the file; the address bar is their state. */
export async function Filters({ groupId, view, columns, total }: Props) {
  const t = await getTranslations('groupAccounts')
  const to = (change: Partial<View>) => hrefOf(groupId, { ...view, cursor: null, ...change })
  const narrow = (change: View['filter']) => to({ filter: defined({ ...view.filter, ...change }) })
  const states = [undefined, ...accountStates].map((state) => ({
    key: state ?? 'active',
    label: t(`states.${state ?? 'active'}`),
    href: narrow({ state }),
    current: view.filter.state === state,
  }))
  const bySort = accountSorts.map((sort) => ({ value: sort, label: t(`sorts.${sort}`), href: to({ sort }) }))
  const { q, cols, ...kept } = keptIn(view)
  return (
    <div className="mt-6 grid gap-3">
      <div className="flex flex-wrap gap-3">
        <SearchBox action={placeOf(groupId)} label={t('search')} defaultValue={q} keep={{ ...kept, cols }} />
        <ChooseView label={t('sort')} value={view.sort} options={bySort} />
        <div className="flex gap-3 max-sm:w-full sm:ml-auto">
          <ColumnsMenu
            place={placeOf(groupId)}
            kept={{ ...kept, ...(q && { q }) }}
            columns={columns.map(({ key, label }) => ({ key, label }))}
            shown={view.columns}
          />
          <a
            href={hrefOf(groupId, { ...view, cursor: null }, '/export')}
            download
            title={t('exportHelp')}
            className={buttonStyle({ variant: 'secondary', className: 'max-sm:grow' })}
          >
            <Download aria-hidden="true" />
            {t('export')}
          </a>
        </div>
      </div>
      <NarrowBy view={view} to={narrow} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <Chips label={t('filterByState')} chips={states} />
        <div className="flex flex-wrap items-baseline gap-x-4 text-small">
          {Object.keys(view.filter).length > 0 && (
            <Link href={to({ filter: {} })} replace scroll={false} className="link">
              {t('clear')}
            </Link>
          )}
          <p role="status" className="min-h-5 text-muted">
            <Suspense>
              <Counted total={total} />
            </Suspense>
          </p>
        </div>
      </div>
    </div>
  )
}

type Narrowing = { view: View; to: (change: View['filter']) => string }

/** What can be said of people, each in a menu of its own. */
async function NarrowBy({ view: { filter }, to }: Narrowing) {
  const t = await getTranslations('groupAccounts')
  const menus = [
    { by: 'role', values: roles },
    { by: 'way', values: ways },
    { by: 'lastSignIn', values: lastSignIns },
    { by: 'ending', values: endings },
  ] as const
  // Deleted people are in no group any more: neither a role nor a day of deletion is left of them.
  const some = filter.state === 'deleted' ? menus.filter(({ by }) => by === 'lastSignIn') : menus
  return (
    <div className="flex flex-wrap gap-3">
      {some.map(({ by, values }) => {
        const label = t(`by.${by}.label`)
        const all = { value: '', label: t(`by.${by}.all`), href: to({ [by]: undefined }) }
        const options = values.map((value) => ({
          value,
          label: t(`by.${by}.${value}` as 'by.role.admin'),
          href: to({ [by]: value }),
        }))
        return (
          <ChooseView key={by} label={label} value={filter[by] ?? ''} usual="" options={[all, ...options]} />
        )
      })}
    </div>
  )
}

const defined = (filter: View['filter']): View['filter'] =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))

async function Counted({ total }: Pick<Props, 'total'>) {
  const t = await getTranslations('groupAccounts')
  const { count, more } = await total
  return t(more ? 'countMany' : 'count', { count })
}
