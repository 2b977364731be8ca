import { ChevronRight, Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '@/components/class-names'
import type { TreeNode } from './tree'
import type { ShownTree } from './use-tree'

type Props = {
  tree: ShownTree
  /** What a group is here, marked with `data-group` for the keyboard: a link, or a box to tick. */
  group: (node: TreeNode) => ReactNode
}

/** The groups as nested lists with buttons that open and close them: lists are read well everywhere. */
export function Branches({ tree, group }: Props) {
  const t = useTranslations('groupTree')
  if (tree.shown.length === 0)
    return <p className="px-2 py-3 text-muted text-small">{t('noneFound', { search: tree.wanted })}</p>
  return (
    <ul>
      {tree.shown.map((node) => (
        <Branch key={node.id} node={node} depth={0} tree={tree} group={group} />
      ))}
    </ul>
  )
}

type BranchProps = Props & { node: TreeNode; depth: number }

/** A group and, when it is open, those below it. */
function Branch({ node, depth, tree, group }: BranchProps) {
  const { id, below } = node
  const open = below.length > 0 && tree.isOpen(id, depth)
  return (
    <li>
      <div className="flex items-center">
        {below.length > 0 ? (
          <Turner node={node} open={open} onTurn={() => tree.turn(id, !open)} />
        ) : (
          <span className="w-6 shrink-0 pointer-coarse:w-9" />
        )}
        {group(node)}
      </div>
      {open && (
        <ul className="ml-3 border-l pl-1.5 pointer-coarse:ml-4">
          {below.map((child) => (
            <Branch key={child.id} node={child} depth={depth + 1} tree={tree} group={group} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Turner({ node: { name }, open, onTurn }: { node: TreeNode; open: boolean; onTurn: () => void }) {
  const t = useTranslations('groupTree')
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-label={t(open ? 'close' : 'open', { group: name })}
      onClick={onTurn}
      className="grid h-8 w-6 shrink-0 place-items-center rounded-control text-muted hover:bg-hover pointer-coarse:h-control pointer-coarse:w-9"
    >
      <ChevronRight aria-hidden="true" className={cn('size-3.5 transition-transform', open && 'rotate-90')} />
    </button>
  )
}

/** The name of a group, and that it is private. */
export function GroupName({ node: { name, visibility } }: { node: Pick<TreeNode, 'name' | 'visibility'> }) {
  const t = useTranslations('groupTree')
  return (
    <>
      <span className="truncate">{name}</span>
      {visibility === 'private' && (
        <>
          <Lock aria-hidden="true" className="size-3 shrink-0 text-muted" />
          <span className="sr-only">{t('private')}</span>
        </>
      )}
    </>
  )
}
