'use client'

import { Search } from 'lucide-react'
import { useParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Input } from '@/components/ui/input'
import { Branch } from './branch'
import { branchesWith, lineOf, type TreeGroup, treeOf } from './tree'
import { moveInTree } from './tree-keyboard'

/** Up to here a tree is shown open; larger ones open along the line of the current group. */
const surveyable = 40
/** From here on, looking for a group by its name is quicker than reading. */
const worthSearching = 6

/** The groups as nested lists with buttons that open and close them: lists are read well everywhere. */
export function GroupTree({ groups }: { groups: TreeGroup[] }) {
  const t = useTranslations('dashboard')
  const { groupId } = useParams<{ groupId?: string }>()
  const [search, setSearch] = useState('')
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const tree = useMemo(() => treeOf(groups), [groups])
  const line = useMemo(() => lineOf(groupId, groups), [groupId, groups])
  const shown = useMemo(() => branchesWith(search, tree), [search, tree])

  const isOpen = (id: string, depth: number) =>
    search.trim() !== '' || (turned.get(id) ?? (groups.length <= surveyable || depth === 0 || line.has(id)))
  const turn = (id: string, open: boolean) => setTurned(new Map(turned).set(id, open))

  return (
    <nav aria-label={t('groups')} onKeyDown={moveInTree} className="grid gap-2">
      {groups.length >= worthSearching && (
        <div className="relative">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted"
          />
          <Input
            type="search"
            aria-label={t('searchGroup')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder={t('searchGroup')}
            className="pl-8"
          />
        </div>
      )}
      <p role="status" className="sr-only">
        {search.trim() && t('groupsFound', { count: shown.length })}
      </p>
      {shown.length > 0 ? (
        <ul>
          {shown.map((node) => (
            <Branch key={node.id} node={node} depth={0} current={groupId} isOpen={isOpen} turn={turn} />
          ))}
        </ul>
      ) : (
        <p className="px-2 py-3 text-muted text-small">{t('noGroupFound', { search: search.trim() })}</p>
      )}
    </nav>
  )
}
