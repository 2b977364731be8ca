'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDeed } from '../confirm-deed'
import { LinkDialog } from '../link-dialog'
import { useCopyLink } from '../use-copy-link'
import { useDeeds } from '../use-deeds'
import { useWhenLeft } from '../use-when-left'
import { FirstStep, OtherStep } from './step'
import type { DeskSteps, OfferedStep } from './steps-for'

/** What to do next: the most sensible thing first. What cannot be done says why. */
export function NextSteps({ invitation, first, others }: DeskSteps) {
  const t = useTranslations('desk')
  const { pending, carryOut } = useDeeds()
  const { copy, shown, hide } = useCopyLink()
  const [asking, ask] = useState(false)
  const close = () => {
    ask(false)
    hide()
  }
  useWhenLeft(close)
  const selection = { ids: [invitation.id] }
  const take = ({ step }: OfferedStep) => {
    if (step === 'copy') void copy(invitation)
    else if (step === 'resend' || step === 'approve')
      carryOut({ deed: step, selection, asked: 1 }, () => undefined)
  }
  return (
    <section aria-labelledby="desk-next" className="grid gap-3">
      <h3 id="desk-next" className="font-strong">
        {t('next')}
      </h3>
      {first && <FirstStep offered={first} pending={pending} onTake={() => take(first)} />}
      <ul className="border-t">
        {others.map((one) => (
          <OtherStep key={one.step} offered={one} pending={pending} onTake={() => take(one)} />
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
