import { ChevronRight, Lock } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { cn } from '@/components/class-names'
import type { TreeNode } from './tree'

type Props = {
  node: TreeNode
  depth: number
  current: string | undefined
  isOpen: (id: string, depth: number) => boolean
  turn: (id: string, open: boolean) => void
}

/** On a phone the tree is laid over the page: it leaves once a group is chosen. */
const closePanel = ({ currentTarget }: MouseEvent<HTMLElement>) =>
  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()

/** A group and, when it is open, those below it. */
export function Branch({ node, depth, current, isOpen, turn }: Props) {
  const t = useTranslations('dashboard')
  const { id, name, visibility, below } = node
  const open = below.length > 0 && isOpen(id, depth)
  return (
    <li>
      <div className="flex items-center">
        {below.length > 0 ? (
          <button
            type="button"
            aria-expanded={open}
            aria-label={t(open ? 'closeGroup' : 'openGroup', { group: name })}
            onClick={() => turn(id, !open)}
            className="grid h-8 w-6 shrink-0 place-items-center rounded-control text-muted hover:bg-hover pointer-coarse:h-control pointer-coarse:w-9"
          >
            <ChevronRight
              aria-hidden="true"
              className={cn('size-3.5 transition-transform', open && 'rotate-90')}
            />
          </button>
        ) : (
          <span className="w-6 shrink-0 pointer-coarse:w-9" />
        )}
        <Link
          href={`/groups/${id}`}
          data-group={id}
          aria-current={id === current ? 'page' : undefined}
          onClick={closePanel}
          className="flex min-h-8 min-w-0 grow items-center gap-2 rounded-control px-2 py-1 hover:bg-hover aria-[current]:bg-hover aria-[current]:font-strong pointer-coarse:min-h-control"
        >
          <span className="truncate">{name}</span>
          {visibility === 'private' && (
            <>
              <Lock aria-hidden="true" className="size-3 shrink-0 text-muted" />
              <span className="sr-only">{t('private')}</span>
            </>
          )}
        </Link>
      </div>
      {open && (
        <ul className="ml-3 border-l pl-1.5 pointer-coarse:ml-4">
          {below.map((child) => (
            <Branch
              key={child.id}
              node={child}
              depth={depth + 1}
              current={current}
              isOpen={isOpen}
              turn={turn}
            />
          ))}
        </ul>
      )}
    </li>
  )
}
