'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ErasedPeople } from '@/app/outcomes/erased-people'
import { OutcomeGroup } from '@/app/outcomes/outcome-group'
import { buttonStyle } from '@/components/ui/button'
import type { EmailsAnswer } from '../answers'
import { Result } from '../result'
import { newTo, pendingIn } from './grouped'

type Props = {
  sessionId: string
  answer: Extract<EmailsAnswer, { ok: true }>
  group: string
  mailAgain: boolean
  inviteAnyway: (addresses: string[]) => Promise<EmailsAnswer>
}

const kinds = [
  ['notPermitted', 'notPermitted'],
  ['enrolled', 'done'],
  ['joined', 'done'],
  ['invited', 'done'],
  ['restored', 'back'],
  ['added', 'done'],
  ['already', 'same'],
  ['waiting', 'same'],
  ['twice', 'twice'],
] as const

/** What became of every address, those that need a hand first (I1, I3). */
export function EmailsResult({ sessionId, answer, inviteAnyway, ...sent }: Props) {
  const t = useTranslations('enrol.emails.result')
  // As it was sent, whatever is chosen for the next.
  const [{ group, mailAgain }] = useState(sent)
  const { outcomes, waiting } = answer
  const [count, pending] = [newTo(outcomes).length, pendingIn(outcomes).length]
  const mails = waiting.length > 0 ? waiting.join(' ') : t('mailSoon')
  const help = (key: (typeof kinds)[number][0]) =>
    key === 'waiting' && mailAgain
      ? t('waitingMailed')
      : t(`${key}Help`, { count: outcomes[key].length, group })
  const again = (
    <a href="#emails" className={buttonStyle({ variant: 'quiet', size: 'small' })}>
      {t(outcomes.invalid.length > 0 ? 'fix' : 'again')}
    </a>
  )
  return (
    <Result
      sessionId={sessionId}
      title={t(count === pending && count > 0 ? 'titlePending' : 'title', { count, pending })}
      mails={count > 0 ? mails : null}
      step={again}
    >
      <ErasedPeople
        addresses={outcomes.erased}
        inviteAnyway={async (address) => wasInvited(await inviteAnyway([address]))}
      />
      <OutcomeGroup
        kind="invalid"
        title={t('invalid', { count: outcomes.invalid.length })}
        lines={outcomes.invalid}
        help={t('invalidHelp')}
      />
      {kinds.map(([key, kind]) => (
        <OutcomeGroup
          key={key}
          kind={kind}
          title={t(key, { count: outcomes[key].length, group })}
          lines={outcomes[key].map((text) => ({ text }))}
          help={help(key)}
        />
      ))}
    </Result>
  )
}

const wasInvited = (answer: EmailsAnswer) =>
  answer.ok && [...newTo(answer.outcomes), ...answer.outcomes.waiting].length > 0
