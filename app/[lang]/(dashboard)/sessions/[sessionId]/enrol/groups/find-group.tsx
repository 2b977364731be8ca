'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Input } from '@/components/ui/input'
import type { AssignableGroup } from '@/domain/course-sessions/groups-to-enrol'

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Whether every word is in the group's name or in those above it; accents do not matter. */
export function matching({ name, path }: Pick<AssignableGroup, 'name' | 'path'>, search: string): boolean {
  const place = plain([...path, name].join(' '))
  return plain(search)
    .split(/\s+/)
    .every((word) => place.includes(word))
}

type Props = { search: string; onSearch: (search: string) => void; count: number }

/** Narrows the list while one types: all of it is on the page already. */
export function FindGroup({ search, onSearch, count }: Props) {
  const t = useTranslations('enrol.groups')
  return (
    <search className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="relative w-full sm:max-w-xs">
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={({ target }) => onSearch(target.value)}
          autoComplete="off"
          className="pl-9"
        />
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted"
        />
      </div>
      <p role="status" className="text-muted text-small">
        {t('count', { count })}
      </p>
    </search>
  )
}
