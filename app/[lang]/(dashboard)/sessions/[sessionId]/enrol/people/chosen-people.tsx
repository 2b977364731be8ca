'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Ticked } from './use-ticked'

type Props = {
  people: readonly Ticked[]
  /** Whether nobody was ticked when the form was sent. */
  missing: boolean
  onRemove: (person: Ticked) => void
  onClear: () => void
}

/** The newest are named, the others are a figure. */
const most = 6

/** Who is ticked, whatever the search shows now; each to be taken out again. */
export function ChosenPeople({ people, missing, onRemove, onClear }: Props) {
  const t = useTranslations('enrol.people')
  const more = people.length - most
  return (
    <div className="w-full empty:hidden">
      <p role="status" className="text-small empty:hidden">
        {people.length > 0 && t('chosen', { count: people.length })}
      </p>
      {missing && people.length === 0 && (
        <p role="alert" className="text-danger text-small">
          {t('missing')}
        </p>
      )}
      {people.length > 0 && (
        <div className="mt-1 flex flex-wrap items-center gap-1.5">
          <ul aria-label={t('chosenList')} className="contents">
            {people.slice(-most).map((person) => (
              <li
                key={person.accountId}
                className="flex h-8 max-w-full items-center rounded-full border bg-sunken pl-3 text-small pointer-coarse:h-control"
              >
                <span className="truncate">{person.name}</span>
                <button
                  type="button"
                  aria-label={t('remove', { name: person.name })}
                  onClick={() => onRemove(person)}
                  className="grid h-full w-8 shrink-0 place-items-center rounded-full text-muted hover:text-ink pointer-coarse:w-control"
                >
                  <X aria-hidden="true" className="size-3.5" />
                </button>
              </li>
            ))}
          </ul>
          {more > 0 && <span className="text-muted text-small">{t('others', { count: more })}</span>}
          <button
            type="button"
            className="link px-1 text-small pointer-coarse:min-h-control"
            onClick={onClear}
          >
            {t('clear')}
          </button>
        </div>
      )}
    </div>
  )
}
