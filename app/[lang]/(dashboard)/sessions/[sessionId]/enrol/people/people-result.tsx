'use client'

import { useTranslations } from 'next-intl'
import { OutcomeGroup } from '@/app/outcomes/outcome-group'
import type { PeopleAnswer } from '../answers'
import { Result } from '../result'
import type { Ticked } from './use-ticked'

type Props = {
  sessionId: string
  answer: Extract<PeopleAnswer, { ok: true }>
  /** Who was ticked: the answer knows them by id. */
  sent: readonly Ticked[]
}

/** Whom the ticks enrolled, who was already, and who could not be. */
export function PeopleResult({ sessionId, answer, sent }: Props) {
  const t = useTranslations('enrol.people.result')
  const linesOf = (ids: readonly string[]) =>
    sent
      .filter(({ accountId }) => ids.includes(accountId))
      .map(({ name, login }) => ({ text: `${name} · ${login}` }))
  const count = answer.enrolled.length
  return (
    <Result
      sessionId={sessionId}
      title={t('title', { count })}
      mails={count > 0 ? t('mailSoon', { count }) : null}
    >
      <OutcomeGroup
        kind="notPermitted"
        title={t('leftOut', { count: answer.leftOut.length })}
        lines={linesOf(answer.leftOut)}
        help={t('leftOutHelp', { count: answer.leftOut.length })}
      />
      <OutcomeGroup
        kind="done"
        title={t('enrolled', { count })}
        lines={linesOf(answer.enrolled)}
        help={null}
      />
      <OutcomeGroup
        kind="same"
        title={t('already', { count: answer.already.length })}
        lines={linesOf(answer.already)}
        help={t('alreadyHelp', { count: answer.already.length })}
      />
    </Result>
  )
}
