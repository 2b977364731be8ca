'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Input } from '@/components/ui/input'
import { branchesWith, type TreeGroup, type TreeNode, treeOf } from '../../../(home)/tree'

type Props = {
  legend: string
  groups: TreeGroup[]
  /** Where it is now, which is no choice. */
  here: string
  chosen: string | null
  onChoose: (groupId: string) => void
}

/** One group out of a tree, which can be searched by name. */
export function GroupChoice({ legend, groups, here, chosen, onChoose }: Props) {
  const t = useTranslations('groupSettings.choice')
  const [search, setSearch] = useState('')
  const tree = useMemo(() => treeOf(groups), [groups])
  const shown = useMemo(() => branchesWith(search, tree), [search, tree])
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-strong">{legend}</legend>
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        autoComplete="off"
      />
      <div className="max-h-80 overflow-y-auto rounded-control border border-control/55 p-2">
        {shown.length > 0 ? (
          <Branches nodes={shown} here={here} chosen={chosen} onChoose={onChoose} />
        ) : (
          <p role="status" className="px-2 py-1.5 text-muted">
            {t('none', { search: search.trim() })}
          </p>
        )}
      </div>
    </fieldset>
  )
}

type BranchesProps = { nodes: TreeNode[] } & Pick<Props, 'here' | 'chosen' | 'onChoose'>

function Branches({ nodes, here, chosen, onChoose }: BranchesProps) {
  const t = useTranslations('groupSettings.choice')
  return (
    <ul>
      {nodes.map(({ id, name, visibility, below }) => (
        <li key={id}>
          <label className="flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-2 hover:bg-hover has-checked:bg-hover pointer-coarse:min-h-control">
            <input
              type="radio"
              name="parent"
              value={id}
              checked={id === chosen}
              disabled={id === here}
              onChange={() => onChoose(id)}
              className="size-4 shrink-0"
            />
            <span className="min-w-0 truncate">{name}</span>
            {visibility === 'private' && (
              <>
                <Lock aria-hidden="true" className="size-3 shrink-0 text-muted" />
                <span className="sr-only">{t('private')}</span>
              </>
            )}
            {id === here && <span className="ml-auto shrink-0 text-muted text-small">{t('here')}</span>}
          </label>
          {below.length > 0 && (
            <div className="ml-4 border-l pl-1.5">
              <Branches nodes={below} here={here} chosen={chosen} onChoose={onChoose} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
