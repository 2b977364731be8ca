'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { cn } from '@/components/class-names'
import type { Entry } from './entries'

type Props = {
  entry: Entry
  twice: boolean
  /** The one chip that Tab reaches; arrows go from there. */
  reachable: boolean
  onKey: (event: KeyboardEvent) => void
  onEdit: () => void
  onRemove: () => void
}

const tones = {
  valid: 'bg-hover text-ink',
  twice: 'bg-warning-soft text-warning',
  invalid: 'bg-danger-soft text-danger',
}

/** One address of the field: its state in words, a click or Enter to correct it. */
export function AddressChip({ entry, twice, reachable, ...on }: Props) {
  const t = useTranslations('invite')
  const { id, text, fault } = entry
  const state = fault ? 'invalid' : twice ? 'twice' : 'valid'
  const words = fault ? t(`faults.${fault}`) : t(`emails.${twice ? 'twice' : 'valid'}`)
  return (
    <li className={cn('flex max-w-full items-center rounded-control', tones[state])}>
      <button
        type="button"
        data-chip={id}
        tabIndex={reachable ? 0 : -1}
        title={t('emails.edit', { text })}
        onClick={on.onEdit}
        onKeyDown={on.onKey}
        className="flex min-h-7 min-w-0 items-baseline gap-2 py-0.5 pl-2 text-left text-small pointer-coarse:min-h-9 pointer-coarse:items-center"
      >
        <span className="truncate">{text}</span>
        <span className={cn('shrink-0', state === 'valid' ? 'sr-only' : 'font-strong')}>{words}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('emails.remove', { text })}
        onClick={on.onRemove}
        className="grid h-7 w-7 shrink-0 place-items-center rounded-control opacity-60 hover:opacity-100 pointer-coarse:h-9 pointer-coarse:w-9"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </li>
  )
}
