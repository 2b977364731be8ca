import { getTranslations } from 'next-intl/server'
import { Chips } from '@/components/ui/chips'
import { SearchBox } from '@/components/ui/search-box'
import { enrolmentStates } from '@/domain/course-sessions/input'
import { hrefOf, keptIn, type View } from './view'

/** Search and state; the address bar is their state. */
export async function Filters({ sessionId, view }: { sessionId: string; view: View }) {
  const t = await getTranslations('courseSession.enrolments')
  const states = [undefined, ...enrolmentStates].map((state) => ({
    key: state ?? 'any',
    label: state ? t(`states.${state}`) : t('any'),
    href: hrefOf({ ...view, state, cursor: null }, sessionId),
    current: view.state === state,
  }))
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-3">
      <SearchBox
        action={`/sessions/${sessionId}`}
        label={t('search')}
        defaultValue={view.q}
        keep={keptIn({ ...view, q: '' })}
      />
      <Chips label={t('filterByState')} chips={states} />
    </div>
  )
}
