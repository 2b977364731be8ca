'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { Branches, GroupName } from '@/app/[lang]/(dashboard)/(home)/branches'
import { lineOf, type TreeNode, treeOf } from '@/app/[lang]/(dashboard)/(home)/tree'
import { moveInTree } from '@/app/[lang]/(dashboard)/(home)/tree-keyboard'
import { TreeSearch } from '@/app/[lang]/(dashboard)/(home)/tree-search'
import { useTree } from '@/app/[lang]/(dashboard)/(home)/use-tree'
import type { GroupToChoose } from './group-to-choose'

type Props = {
  groups: readonly GroupToChoose[]
  picked: ReadonlySet<string>
  choose: (id: string, on: boolean) => void
}

/** The search and, below it, what it leaves of the tree; arrows lead from one to the other. */
export function PickerTree({ groups, picked, choose }: Props) {
  const t = useTranslations('placing')
  const list = useRef<HTMLFieldSetElement>(null)
  const choosable = useMemo(
    () => new Set(groups.flatMap(({ id, offered }) => (offered[0] ? [id] : []))),
    [groups],
  )
  const branches = useMemo(
    () => treeOf(groups).flatMap((node) => leadingTo(choosable, node)),
    [groups, choosable],
  )
  // As it was when the picker opened: ticking a box moves nothing.
  const [lines] = useState(() => new Set([...picked].flatMap((id) => [...lineOf(id, groups)])))
  const tree = useTree(branches, groups.length, lines)
  const toTree = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    list.current?.querySelector<HTMLElement>('[data-group]')?.focus()
  }
  return (
    <>
      {tree.isSearchable && (
        <div className="mx-5 mb-2">
          <TreeSearch search={tree.search} setSearch={tree.setSearch} onKeyDown={toTree} />
        </div>
      )}
      <div className="min-h-0 grow overflow-y-auto px-4 pb-3">
        <fieldset ref={list} onKeyDown={moveInTree} className="min-w-0">
          <legend className="sr-only">{t('choose')}</legend>
          <Branches
            tree={tree}
            group={(node) =>
              choosable.has(node.id) ? (
                <GroupToTick node={node} picked={picked.has(node.id)} choose={choose} />
              ) : (
                <span className={`${lineStyle} text-muted`}>
                  <GroupName node={node} />
                </span>
              )
            }
          />
        </fieldset>
      </div>
    </>
  )
}

/** Branches without any group that one may choose lead nowhere. */
function leadingTo(choosable: ReadonlySet<string>, node: TreeNode): TreeNode[] {
  const below = node.below.flatMap((child) => leadingTo(choosable, child))
  return below.length > 0 || choosable.has(node.id) ? [{ ...node, below }] : []
}

const lineStyle =
  'flex min-h-9 min-w-0 grow items-center gap-2.5 rounded-control px-2 pointer-coarse:min-h-control'

type GroupToTickProps = Pick<Props, 'choose'> & { node: TreeNode; picked: boolean }

const GroupToTick = ({ node, picked, choose }: GroupToTickProps) => (
  <label className={`${lineStyle} cursor-pointer hover:bg-hover has-checked:bg-accent-soft`}>
    <input
      type="checkbox"
      data-group={node.id}
      checked={picked}
      onChange={({ target }) => choose(node.id, target.checked)}
      className="size-4 shrink-0 cursor-pointer"
    />
    <GroupName node={node} />
  </label>
)
