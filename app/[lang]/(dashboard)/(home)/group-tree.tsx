'use client'

import Link from 'next/link'
import { useParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type MouseEvent, useMemo } from 'react'
import { Branches, GroupName } from './branches'
import { lineOf, type TreeGroup, type TreeNode, treeOf } from './tree'
import { moveInTree } from './tree-keyboard'
import { TreeSearch } from './tree-search'
import { useTree } from './use-tree'

/** One's groups, as the way to each. */
export function GroupTree({ groups }: { groups: TreeGroup[] }) {
  const t = useTranslations('dashboard')
  const { groupId } = useParams<{ groupId?: string }>()
  const tree = useTree(
    useMemo(() => treeOf(groups), [groups]),
    groups.length,
    useMemo(() => lineOf(groupId, groups), [groupId, groups]),
  )
  return (
    <nav aria-label={t('groups')} onKeyDown={moveInTree} className="grid gap-2">
      {tree.isSearchable && <TreeSearch search={tree.search} setSearch={tree.setSearch} />}
      <p role="status" className="sr-only">
        {tree.wanted && t('groupsFound', { count: tree.shown.length })}
      </p>
      <Branches tree={tree} group={(node) => <GroupLink node={node} isCurrent={node.id === groupId} />} />
    </nav>
  )
}

/** On a phone the tree is laid over the page: it leaves once a group is chosen. */
const closePanel = ({ currentTarget }: MouseEvent<HTMLElement>) =>
  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()

const GroupLink = ({ node, isCurrent }: { node: TreeNode; isCurrent: boolean }) => (
  <Link
    href={`/groups/${node.id}`}
    data-group={node.id}
    aria-current={isCurrent ? 'page' : undefined}
    onClick={closePanel}
    className="flex min-h-8 min-w-0 grow items-center gap-2 rounded-control px-2 py-1 hover:bg-hover aria-[current]:bg-hover aria-[current]:font-strong pointer-coarse:min-h-control"
  >
    <GroupName node={node} />
  </Link>
)
