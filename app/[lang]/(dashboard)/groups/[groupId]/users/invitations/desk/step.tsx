'use client'

import { Check, FileText, KeyRound, Link2, type LucideIcon, Pencil, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { Step } from '@/domain/invitations/policy'
import type { OfferedStep } from './steps-for'

const icons: Record<Step, LucideIcon> = {
  approve: Check,
  resend: Send,
  correct: Pencil,
  copy: Link2,
  activate: KeyRound,
  letter: FileText,
}

type Props = {
  offered: OfferedStep
  pending: boolean
  /** For a step that unfolds. */
  open?: boolean
  onTake: () => void
  children?: ReactNode
}

/** The most sensible thing to do. */
export function FirstStep({ offered: { step, help }, pending, open, onTake, children }: Props) {
  const t = useTranslations('desk.step')
  const Icon = icons[step]
  return (
    <div className="grid gap-3 rounded-control bg-sunken p-4">
      <p id={`desk-${step}`} className="text-small">
        {help}
      </p>
      <Button
        aria-describedby={`desk-${step}`}
        aria-disabled={pending || undefined}
        aria-expanded={open}
        onClick={onTake}
        className="justify-self-start"
      >
        <Icon aria-hidden="true" />
        {t(step)}
      </Button>
      {children}
    </div>
  )
}

/** Something else that can be done; or that cannot, and why. */
export function OtherStep({ offered: { step, help, whyNot }, pending, open, onTake, children }: Props) {
  const t = useTranslations('desk.step')
  const Icon = icons[step]
  const words = (
    <>
      <Icon aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
      <span className="grid">
        <span className={whyNot ? 'text-muted' : undefined}>{t(step)}</span>
        <span id={`desk-${step}`} className="text-muted text-small">
          {whyNot ?? help}
        </span>
      </span>
    </>
  )
  const look = 'flex w-full items-start gap-3 py-2.5 text-left'
  return (
    <li className="border-b">
      {whyNot ? (
        <div className={look}>{words}</div>
      ) : (
        <button
          type="button"
          aria-label={t(step)}
          aria-describedby={`desk-${step}`}
          aria-disabled={pending || undefined}
          aria-expanded={open}
          onClick={onTake}
          className={`${look} rounded-control hover:bg-hover`}
        >
          {words}
        </button>
      )}
      {children}
    </li>
  )
}
