'use client'

import { Check, FileText, KeyRound, Link2, type LucideIcon, Pencil, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { Step } from '@/domain/invitations/policy'
import type { OfferedStep } from './steps-for'
import { Unfolds } from './unfolds'

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
  /** The most sensible thing to do. */
  first: boolean
  pending: boolean
  onTake: () => void
  /** A form or a text, for a step that is not done by one press. */
  unfolds: ReactNode
  open: boolean
}

/** Something that can be done; or that cannot, and why. What it unfolds stays when it stops being the first. */
export function StepItem(props: Props) {
  const { offered, first, unfolds, open } = props
  const Look = first ? First : offered.whyNot ? Impossible : Other
  return (
    <li data-step className={first ? 'mb-3 rounded-control bg-sunken p-4' : 'border-t last:border-b'}>
      <Look {...props} />
      {unfolds && <Unfolds open={open}>{unfolds}</Unfolds>}
    </li>
  )
}

const helpId = (step: Step) => `desk-${step}`

const handles = ({ offered: { step }, pending, onTake, unfolds, open }: Props) => ({
  'aria-describedby': helpId(step),
  'aria-disabled': pending || undefined,
  'aria-expanded': unfolds ? open : undefined,
  onClick: onTake,
})

function First(props: Props) {
  const t = useTranslations('desk.step')
  const { step, help } = props.offered
  const Icon = icons[step]
  return (
    <div className="grid gap-3">
      <p id={helpId(step)} className="text-small">
        {help}
      </p>
      <Button
        {...handles(props)}
        variant={props.open ? 'secondary' : 'primary'}
        className="justify-self-start"
      >
        <Icon aria-hidden="true" />
        {t(step)}
      </Button>
    </div>
  )
}

/** The whole line takes the press, and only its title names it. */
const stretched =
  'text-left after:absolute after:inset-0 after:rounded-control focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent'

function Other(props: Props) {
  const t = useTranslations('desk.step')
  const { step, help } = props.offered
  return (
    <Line step={step} help={help}>
      <button type="button" {...handles(props)} className={stretched}>
        {t(step)}
      </button>
    </Line>
  )
}

function Impossible({ offered: { step, whyNot } }: Props) {
  const t = useTranslations('desk.step')
  return (
    <Line step={step} help={whyNot}>
      <span className="text-muted">{t(step)}</span>
    </Line>
  )
}

function Line({ step, help, children }: { step: Step; help: ReactNode; children: ReactNode }) {
  const Icon = icons[step]
  return (
    <div className="relative -mx-2 flex items-start gap-3 rounded-control px-2 py-2.5 has-[button:hover]:bg-hover">
      <Icon aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
      <div className="grid justify-items-start">
        {children}
        <span id={helpId(step)} className="text-muted text-small">
          {help}
        </span>
      </div>
    </div>
  )
}
