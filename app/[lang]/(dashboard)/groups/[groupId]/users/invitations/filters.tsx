import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import type { Total } from '@/components/list/total'
import { Chips } from '@/components/ui/chips'
import { ChooseView } from '@/components/ui/choose-view'
import { SearchBox } from '@/components/ui/search-box'
import type { VisibleGroup } from '@/domain/groups/list-visible-groups'
import { listedStates, listSorts } from '@/domain/invitations/input'
import { hrefOf, keptIn, placeOf, type View } from './view'

type Props = { groupId: string; groups: VisibleGroup[]; view: View; total: Promise<Total> }

/** Search, state, group and sort; the address bar is their state. */
export async function Filters({ groupId, groups, view, total }: Props) {
  const t = await getTranslations('invitations')
  const to = (change: Partial<View>) => hrefOf({ ...view, cursor: null, ...change }, groupId)
  const states = [undefined, ...listedStates].map((state) => ({
    key: state ?? 'any',
    label: state ? t(`states.${state}`) : t('any'),
    href: to({ state }),
    current: view.state === state,
  }))
  const inGroups = [{ id: 'all', name: t('allGroups') }, ...groups].map(({ id, name }) => ({
    value: id,
    label: id === 'all' ? name : t('here', { group: name }),
    href: to({ group: id }),
  }))
  const bySort = listSorts.map((sort) => ({ value: sort, label: t(`sorts.${sort}`), href: to({ sort }) }))
  return (
    <div className="mt-6 grid gap-3">
      <div className="flex flex-wrap gap-3">
        <SearchBox
          action={placeOf(groupId)}
          label={t('search')}
          defaultValue={view.q}
          keep={keptIn({ ...view, q: '' }, groupId)}
        />
        <ChooseView label={t('group')} value={view.group} options={inGroups} />
        <ChooseView label={t('sort')} value={view.sort} options={bySort} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <Chips label={t('filterByState')} chips={states} />
        <p role="status" className="min-h-5 text-muted text-small">
          <Suspense>
            <Counted total={total} />
          </Suspense>
        </p>
      </div>
    </div>
  )
}

async function Counted({ total }: Pick<Props, 'total'>) {
  const t = await getTranslations('invitations')
  const { count, more } = await total
  return t(more ? 'countMany' : 'count', { count })
}
