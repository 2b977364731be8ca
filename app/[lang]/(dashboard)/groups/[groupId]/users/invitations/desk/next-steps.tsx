'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ItLetter } from '@/app/it-letter'
import type { Letter } from '@/app/it-letters'
import { useWhenLeft } from '@/app/use-when-left'
import type { AskedFields } from '@/components/door/custom-fields'
import { Button } from '@/components/ui/button'
import type { Step } from '@/domain/invitations/policy'
import type { Language } from '@/i18n/languages'
import { ConfirmDeed } from '../confirm-deed'
import { LinkDialog } from '../link-dialog'
import { useCopyLink } from '../use-copy-link'
import { useDeeds } from '../use-deeds'
import { ActivateForm } from './activate-form'
import { CorrectForm } from './correct-form'
import { panelId } from './desk-head'
import { StepItem } from './step'
import type { OfferedStep, PasswordTexts } from './steps-for'

type Props = {
  invitation: { id: string; email: string; groups: { name: string }[]; elsewhere: string | null }
  first: OfferedStep | null
  others: OfferedStep[]
  password: PasswordTexts
  asked: AskedFields
  letters: Record<Language, Letter>
}

/** What to do next: the most sensible thing first. What cannot be done says why. */
export function NextSteps({ invitation, first, others, password, asked, letters }: Props) {
  const t = useTranslations('desk')
  const { pending, carryOut } = useDeeds()
  const { copy, shown, hide } = useCopyLink()
  const [asking, ask] = useState(false)
  const [unfolded, unfold] = useState<Step | null>(null)
  const close = () => {
    ask(false)
    hide()
  }
  useWhenLeft(close)
  const { id, email } = invitation
  const selection = { ids: [id] }
  const done = () => {
    unfold(null)
    // What had the focus may be gone with what was done.
    document.getElementById(panelId)?.focus()
  }
  const forms: Partial<Record<Step, ReactNode>> = {
    correct: <CorrectForm id={id} email={email} onDone={done} />,
    activate: <ActivateForm id={id} password={password} asked={asked} onDone={done} />,
    letter: <ItLetter letters={letters} />,
  }
  const take = (step: Step) => {
    if (step === 'copy') void copy(invitation)
    else if (step === 'resend' || step === 'approve')
      carryOut({ deed: step, selection, asked: 1 }, () => undefined)
    else unfold(unfolded === step ? null : step)
  }
  return (
    <section aria-labelledby="desk-next" className="grid gap-3">
      <h3 id="desk-next" className="font-strong">
        {t('next')}
      </h3>
      <ul>
        {[...(first ? [first] : []), ...others].map((offered) => (
          <StepItem
            key={offered.step}
            offered={offered}
            first={offered === first}
            pending={pending}
            onTake={() => take(offered.step)}
            unfolds={forms[offered.step]}
            open={unfolded === offered.step && !offered.whyNot}
          />
        ))}
      </ul>
      <Button variant="quiet" size="small" className="-ml-2.5 justify-self-start" onClick={() => ask(true)}>
        {t('cancel')}
      </Button>
      <ConfirmDeed
        question={asking ? { deed: 'cancel', row: invitation } : null}
        pending={pending}
        onClose={close}
        onConfirm={({ deed }) => carryOut({ deed, selection, asked: 1 }, close)}
      />
      <LinkDialog shown={shown} onClose={close} />
    </section>
  )
}
