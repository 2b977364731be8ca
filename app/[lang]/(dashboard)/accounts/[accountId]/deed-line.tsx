'use client'

import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  id: string
  icon: LucideIcon
  label: string
  help: ReactNode
  pending: boolean
  onTake: () => void
}

/** Something that can be done: the whole line takes the press, and only its title names it. */
export function DeedLine({ id, icon: Icon, label, help, pending, onTake }: Props) {
  return (
    <li className="border-t last:border-b">
      <div className="relative -mx-2 flex items-start gap-3 rounded-control px-2 py-2.5 hover:bg-hover">
        <Icon aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
        <div className="grid justify-items-start">
          <button
            type="button"
            aria-describedby={`deed-${id}`}
            aria-disabled={pending || undefined}
            onClick={onTake}
            className="text-left after:absolute after:inset-0 after:rounded-control focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            {label}
          </button>
          <span id={`deed-${id}`} className="text-muted text-small">
            {help}
          </span>
        </div>
      </div>
    </li>
  )
}
