'use client'

import { ChevronRight, Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { TreeNode } from '@/app/[lang]/(dashboard)/(home)/tree'
import { cn } from '@/components/class-names'

export type Picking = {
  chosen: ReadonlySet<string>
  /** Whether one may give a role there; other groups only show the way down. */
  mayChoose: (id: string) => boolean
  choose: (id: string, on: boolean) => void
  isOpen: (id: string, depth: number) => boolean
  turn: (id: string, open: boolean) => void
}

/** A group to tick and, when it is open, those below it. */
export function PickerBranch({ node, depth, picking }: { node: TreeNode; depth: number; picking: Picking }) {
  const t = useTranslations('createAccount.groups')
  const { id, name, below } = node
  const open = below.length > 0 && picking.isOpen(id, depth)
  return (
    <li>
      <div className="flex items-center">
        {below.length > 0 ? (
          <button
            type="button"
            aria-expanded={open}
            aria-label={t(open ? 'close' : 'open', { group: name })}
            onClick={() => picking.turn(id, !open)}
            className="grid h-9 w-7 shrink-0 place-items-center rounded-control text-muted hover:bg-hover pointer-coarse:h-control pointer-coarse:w-9"
          >
            <ChevronRight
              aria-hidden="true"
              className={cn('size-3.5 transition-transform', open && 'rotate-90')}
            />
          </button>
        ) : (
          <span className="w-7 shrink-0 pointer-coarse:w-9" />
        )}
        <GroupToTick node={node} picking={picking} />
      </div>
      {open && (
        <ul className="ml-3.5 border-l pl-1.5 pointer-coarse:ml-4">
          {below.map((child) => (
            <PickerBranch key={child.id} node={child} depth={depth + 1} picking={picking} />
          ))}
        </ul>
      )}
    </li>
  )
}

function GroupToTick({ node: { id, name, visibility }, picking }: { node: TreeNode; picking: Picking }) {
  const t = useTranslations('createAccount.groups')
  const isPrivate = visibility === 'private' && (
    <>
      <Lock aria-hidden="true" className="size-3 shrink-0 text-muted" />
      <span className="sr-only">{t('private')}</span>
    </>
  )
  const line =
    'flex min-h-9 min-w-0 grow items-center gap-2.5 rounded-control px-2 pointer-coarse:min-h-control'
  if (!picking.mayChoose(id))
    return (
      <span className={cn(line, 'text-muted')}>
        <span className="truncate">{name}</span>
        {isPrivate}
      </span>
    )
  return (
    <label className={cn(line, 'cursor-pointer hover:bg-hover has-checked:bg-accent-soft')}>
      <input
        type="checkbox"
        data-group={id}
        checked={picking.chosen.has(id)}
        onChange={({ target }) => picking.choose(id, target.checked)}
        className="size-4 shrink-0 cursor-pointer"
      />
      <span className="truncate">{name}</span>
      {isPrivate}
    </label>
  )
}
