import { getTranslations } from 'next-intl/server'
import { Chips } from '@/components/ui/chips'
import { SearchBox } from '@/components/ui/search-box'
import { type CourseSessionFilter, courseSessionStates } from '@/domain/course-sessions/filter'
import type { OwnPlace } from '@/domain/course-sessions/own-place'
import { hrefOf, keptIn, place, type View } from './view'

type Props = { view: View; own: OwnPlace }

/** Search, states, and of whom; the address bar is their state. */
export async function Filters({ view: { filter }, own }: Props) {
  const t = await getTranslations('courseSessions')
  const to = (change: Partial<CourseSessionFilter>) =>
    hrefOf({ filter: { ...filter, ...change }, cursor: null })
  const states = [undefined, ...courseSessionStates].map((state) => ({
    key: state ?? 'any',
    label: t(state ? `filters.${state}` : 'filters.any'),
    href: to({ state }),
    current: filter.state === state,
  }))
  const parts = partsFor(own).map((part) => ({
    key: part ?? 'all',
    label: t(part ? `filters.${part}` : 'filters.all'),
    href: to({ part }),
    current: filter.part === part,
  }))
  const { q, ...kept } = keptIn(filter)
  return (
    <div className="mt-6 grid gap-3">
      <SearchBox action={place} label={t('filters.search')} defaultValue={q} keep={kept} />
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        <Chips label={t('filters.byState')} chips={states} />
        {parts.length > 1 && <Chips label={t('filters.byPart')} chips={parts} />}
      </div>
    </div>
  )
}

/** Only what there is something behind. */
const partsFor = ({ oversees, isReferent, follows }: OwnPlace) => [
  undefined,
  ...(oversees && isReferent ? (['referent'] as const) : []),
  ...(oversees && follows ? (['followed'] as const) : []),
]
