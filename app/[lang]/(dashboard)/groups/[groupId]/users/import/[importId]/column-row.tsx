'use client'

import { GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useState } from 'react'
import { cn } from '@/components/class-names'
import { Select } from '@/components/ui/select'
import { Cell, Row } from '@/components/ui/table'
import type { Column } from '@/domain/imports/input'
import type { ChosenFormat } from './use-format'

type Props = {
  at: number
  name: string
  samples: readonly { line: number; text: string }[]
  held: Column | null
  options: readonly { column: Column; label: string }[]
  chosen: ChosenFormat
}

/** What is dragged: the place of a column, and nothing that another page could mean. */
const kind = 'application/x-bienvenue-column'

/** A column of the file. What it holds is said by its menu, or by dropping the label of another one on it. */
export function ColumnRow({ at, name, samples, held, options, chosen }: Props) {
  const t = useTranslations('imports.format')
  const { isOver, ...target } = useTarget((from) => chosen.drop(from, at))
  return (
    <Row
      {...target}
      className={cn(
        'transition-colors duration-100',
        isOver &&
          'bg-accent-soft shadow-[-8px_0_0_var(--color-accent-soft),8px_0_0_var(--color-accent-soft)]',
      )}
    >
      <Cell className="wrap-anywhere align-top font-strong sm:w-1/4">{name}</Cell>
      <Cell className="align-top">
        <ul className="text-muted text-small">
          {samples.map(({ line, text }) => (
            <li key={line} className="line-clamp-1 wrap-anywhere min-h-5 max-sm:empty:hidden">
              {text}
            </li>
          ))}
        </ul>
      </Cell>
      <Cell className="align-top sm:w-72">
        <div className="flex items-center gap-1 max-sm:mt-1">
          <Grip at={at} isShown={held !== null} />
          <Select
            aria-label={t('holdsOf', { column: name })}
            value={held ?? ''}
            onChange={({ target: { value } }) =>
              chosen.giveTo(at, options.find(({ column }) => column === value)?.column ?? null)
            }
            className={cn('grow', held === null && '[&>select]:text-muted')}
          >
            <option value="">{t('left')}</option>
            {options.map(({ column, label }) => (
              <option key={column} value={column}>
                {label}
              </option>
            ))}
          </Select>
        </div>
      </Cell>
    </Row>
  )
}

/** For the mouse alone: everybody else has the menu. */
function Grip({ at, isShown }: { at: number; isShown: boolean }) {
  const t = useTranslations('imports.format')
  const start = (event: DragEvent<HTMLElement>) => {
    event.dataTransfer.setData(kind, String(at))
    event.dataTransfer.effectAllowed = 'move'
    const menu = event.currentTarget.parentElement
    if (menu) event.dataTransfer.setDragImage(menu, 8, 18)
  }
  return (
    <span
      draggable={isShown}
      onDragStart={start}
      title={isShown ? t('drag') : undefined}
      aria-hidden="true"
      className={cn(
        'flex size-6 shrink-0 cursor-grab items-center justify-center rounded-control text-muted hover:bg-hover max-sm:hidden pointer-coarse:hidden',
        !isShown && 'invisible',
      )}
    >
      <GripVertical className="size-4" />
    </span>
  )
}

/** Takes the label of another column that is dropped on this one. */
function useTarget(onDrop: (from: number) => void) {
  const [isOver, setIsOver] = useState(false)
  return {
    isOver,
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!event.dataTransfer.types.includes(kind)) return
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent<HTMLElement>) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false)
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      setIsOver(false)
      const from = event.dataTransfer.getData(kind)
      if (from === '') return
      event.preventDefault()
      onDrop(Number(from))
    },
  }
}
