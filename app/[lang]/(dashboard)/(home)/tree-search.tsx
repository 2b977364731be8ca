import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Input } from '@/components/ui/input'
import type { ShownTree } from './use-tree'

type Props = Pick<ShownTree, 'search' | 'setSearch'> & {
  onKeyDown?: (event: KeyboardEvent) => void
}

/** The field above a tree that is long enough to look for a group by its name. */
export function TreeSearch({ search, setSearch, onKeyDown }: Props) {
  const t = useTranslations('groupTree')
  return (
    <div className="relative">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted"
      />
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        onKeyDown={onKeyDown}
        className="pl-8"
      />
    </div>
  )
}
