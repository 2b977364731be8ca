'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Confirm } from '@/components/ui/confirm'
import { Consequences } from './consequences'
import type { Question } from './use-list'

type Props = {
  question: Question | null
  pending: boolean
  onClose: () => void
  onConfirm: (question: Question, tell: boolean) => void
}

/** Asks before somebody loses their place, or before many people are written to. */
export function ConfirmDeed({ question, ...props }: Props) {
  if (!question) return null
  return question.deed === 'unenrol' ? (
    <AskUnenrol {...props} question={question} />
  ) : (
    <AskResend {...props} question={question} />
  )
}

type Asking = Props & { question: Question }

function AskUnenrol({ question, pending, onClose, onConfirm }: Asking) {
  const t = useTranslations('courseSession.enrolments.unenrol')
  const [tell, setTell] = useState(false)
  const { rows } = question
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { count: rows.length, who: rows[0]?.who ?? '' })}
      consequence={<Consequences rows={rows} />}
      confirm={t('confirm')}
      keep={t('keep')}
      pending={pending}
      onConfirm={() => onConfirm(question, tell)}
    >
      {rows.some(({ invitation }) => !invitation) && (
        <Checkbox
          label={t('tell')}
          help={t('tellHelp')}
          checked={tell}
          onChange={({ target }) => setTell(target.checked)}
        />
      )}
    </Confirm>
  )
}

function AskResend({ question, pending, onClose, onConfirm }: Asking) {
  const t = useTranslations('courseSession.enrolments.resend')
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { count: question.rows.length })}
      consequence={t('text')}
      confirm={t('confirm')}
      keep={t('notNow')}
      variant="primary"
      pending={pending}
      onConfirm={() => onConfirm(question, false)}
    />
  )
}
