'use client'

import { X } from 'lucide-react'
import { type KeyboardEvent, memo, type RefObject } from 'react'
import { cn } from '@/components/class-names'
import type { Entry } from './entries'
import type { WordsOf } from './use-chip-words'

type Handlers = {
  onKey: (event: KeyboardEvent, id: number) => void
  onEdit: (id: number) => void
  onRemove: (id: number) => void
}
type Props = {
  entry: Entry
  twice: boolean
  wordsOf: WordsOf
  /** The one chip that Tab reaches; arrows go from there. */
  reachable: boolean
  handlers: RefObject<Handlers>
}

const tones = {
  valid: 'bg-hover text-ink',
  twice: 'bg-warning-soft text-warning',
  invalid: 'bg-danger-soft text-danger',
}

/** One address of the field: its state in words, a click or Enter to correct it. Hundreds are drawn at once. */
export const AddressChip = memo(function AddressChip({ entry, twice, wordsOf, reachable, handlers }: Props) {
  const { id, text, fault } = entry
  const state = fault ? 'invalid' : twice ? 'twice' : 'valid'
  const words = wordsOf(entry, twice)
  return (
    <li className={cn('flex max-w-full items-center rounded-control', tones[state])}>
      <button
        type="button"
        data-chip={id}
        tabIndex={reachable ? 0 : -1}
        title={words.edit}
        onClick={() => handlers.current.onEdit(id)}
        onKeyDown={(event) => handlers.current.onKey(event, id)}
        className="flex min-h-7 min-w-0 items-baseline gap-2 py-0.5 pl-2 text-left text-small pointer-coarse:min-h-9 pointer-coarse:items-center"
      >
        <span className="truncate">{text}</span>
        <span className={cn('shrink-0', state === 'valid' ? 'sr-only' : 'font-strong')}>{words.state}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={words.remove}
        onClick={() => handlers.current.onRemove(id)}
        className="grid h-7 w-7 shrink-0 place-items-center rounded-control opacity-60 hover:opacity-100 pointer-coarse:h-9 pointer-coarse:w-9"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </li>
  )
})
