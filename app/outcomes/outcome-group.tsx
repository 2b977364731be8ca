'use client'

import { Check, ChevronRight, CircleAlert, Copy, Info, type LucideIcon, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { cn } from '@/components/class-names'
import type { AddressFault } from '@/domain/addresses/policy'

/** `back`: an account that comes back; `same`: nothing to do. */
type Kind = 'done' | 'back' | 'same' | 'notPermitted' | 'twice' | 'invalid'
type Line = { text: string; fault?: AddressFault }
type Props = { kind: Kind; title: string; lines: readonly Line[]; help: ReactNode }

const looks: Record<Kind, { icon: LucideIcon; tone: string; open: boolean }> = {
  done: { icon: Check, tone: 'text-success', open: false },
  back: { icon: RotateCcw, tone: 'text-success', open: true },
  same: { icon: Info, tone: 'text-muted', open: false },
  notPermitted: { icon: CircleAlert, tone: 'text-warning', open: true },
  twice: { icon: Copy, tone: 'text-muted', open: false },
  invalid: { icon: CircleAlert, tone: 'text-danger', open: true },
}

/** How many lines are drawn before the rest is asked for. */
const most = 100

/** Addresses that share an outcome: how many, what it means, and each of them. */
export function OutcomeGroup({ kind, title, lines, help }: Props) {
  const t = useTranslations('invite')
  const [all, setAll] = useState(false)
  if (lines.length === 0) return null
  const { icon: Icon, tone, open } = looks[kind]
  return (
    <details open={open || lines.length <= 3} className="group py-2.5">
      <summary className="flex list-none items-center gap-2.5 [&::-webkit-details-marker]:hidden">
        <Icon aria-hidden="true" className={cn('size-4 shrink-0', tone)} />
        <span className="font-strong">{title}</span>
        <ChevronRight
          aria-hidden="true"
          className="ml-auto size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
      </summary>
      <div className="grid gap-1 pt-1 pl-6.5 text-small">
        {help && <p className="text-muted">{help}</p>}
        <ul className="grid gap-0.5">
          {(all ? lines : lines.slice(0, most)).map(({ text, fault }) => (
            <li key={text} className="flex flex-wrap gap-x-2">
              <span className="wrap-anywhere">{text}</span>
              {fault && <span className="shrink-0 text-danger">{t(`faults.${fault}`)}</span>}
            </li>
          ))}
        </ul>
        {lines.length > most && !all && (
          <button type="button" className="link justify-self-start" onClick={() => setAll(true)}>
            {t('result.showAll', { count: lines.length })}
          </button>
        )}
      </div>
    </details>
  )
}
