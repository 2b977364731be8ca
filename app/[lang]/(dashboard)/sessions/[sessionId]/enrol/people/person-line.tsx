'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { EnrollablePerson } from '@/domain/course-sessions/find-enrollable'

type Props = { person: EnrollablePerson; ticked: boolean; onTurn: (on: boolean) => void }

/** Somebody to tick; the whole line is the target. Who is enrolled already is ticked for good. */
export function PersonLine({ person, ticked, onTurn }: Props) {
  const t = useTranslations('enrol.people')
  const { name, login, groups, enrolled } = person
  return (
    <li data-row={enrolled ? undefined : ''}>
      <label className="-mx-2 flex items-start gap-3 rounded-control px-2 py-2.5 has-[:enabled]:cursor-pointer has-[:checked:enabled]:bg-accent-soft has-[:enabled]:hover:bg-hover">
        <input
          type="checkbox"
          checked={enrolled || ticked}
          disabled={enrolled}
          onChange={({ target }) => onTurn(target.checked)}
          className="mt-1 size-4 shrink-0"
        />
        <span className="min-w-0 grow">
          <span className="flex items-start justify-between gap-x-3 gap-y-0.5 max-sm:flex-col">
            <span className="wrap-anywhere font-strong">{name}</span>
            {enrolled && <Badge tone="success">{t('enrolled')}</Badge>}
          </span>
          <span className="wrap-anywhere block text-muted text-small">{login}</span>
          <span className="block text-muted text-small">{groups.join(' · ')}</span>
        </span>
      </label>
    </li>
  )
}
