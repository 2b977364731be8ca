'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { moveInTree } from '@/app/[lang]/(dashboard)/(home)/tree-keyboard'
import { Input } from '@/components/ui/input'
import type { GroupToChoose } from './group-to-choose'
import { PickerBranch } from './picker-branch'
import { usePickerTree } from './use-picker-tree'

/** From here on, looking for a group by its name is quicker than reading. */
const worthSearching = 6

type Props = {
  groups: readonly GroupToChoose[]
  picked: ReadonlySet<string>
  choose: (id: string, on: boolean) => void
}

/** The search and, below it, what it leaves of the tree; arrows lead from one to the other. */
export function PickerTree({ groups, picked, choose }: Props) {
  const t = useTranslations('createAccount.groups')
  const list = useRef<HTMLFieldSetElement>(null)
  const [search, setSearch] = useState('')
  const { shown, isOpen, turn, mayChoose } = usePickerTree(groups, picked, search)
  const toTree = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    list.current?.querySelector<HTMLElement>('[data-group]')?.focus()
  }
  return (
    <>
      {groups.length >= worthSearching && (
        <div className="relative mx-5 mb-2">
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
            onKeyDown={toTree}
            className="pl-8"
          />
        </div>
      )}
      <div className="min-h-0 grow overflow-y-auto px-4 pb-3">
        <fieldset ref={list} onKeyDown={moveInTree} className="min-w-0">
          <legend className="sr-only">{t('choose')}</legend>
          {shown.length > 0 ? (
            <ul>
              {shown.map((node) => (
                <PickerBranch
                  key={node.id}
                  node={node}
                  depth={0}
                  picking={{ chosen: picked, mayChoose, choose, isOpen, turn }}
                />
              ))}
            </ul>
          ) : (
            <p className="px-2 py-3 text-muted text-small">{t('noneFound', { search: search.trim() })}</p>
          )}
        </fieldset>
      </div>
    </>
  )
}
