'use client'

import { Check, FileText, KeyRound, Link2, type LucideIcon, Pencil, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DeedLine, wholeLine } from '@/components/deed-line'
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

function Other(props: Props) {
  const t = useTranslations('desk.step')
  const { step, help } = props.offered
  return (
    <DeedLine icon={icons[step]} helpId={helpId(step)} help={help}>
      <button type="button" {...handles(props)} className={wholeLine}>
        {t(step)}
      </button>
    </DeedLine>
  )
}

function Impossible({ offered: { step, whyNot } }: Props) {
  const t = useTranslations('desk.step')
  return (
    <DeedLine icon={icons[step]} helpId={helpId(step)} help={whyNot}>
      <span className="text-muted">{t(step)}</span>
    </DeedLine>
  )
}
