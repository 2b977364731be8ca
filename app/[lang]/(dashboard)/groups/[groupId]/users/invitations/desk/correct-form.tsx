'use client'

import { useTranslations } from 'next-intl'
import { DoorForm } from '@/components/door/door-form'
import { TextField } from '@/components/door/text-field'
import { correct } from './actions'
import { useAnswer } from './use-answer'

type Props = { id: string; email: string; onDone: () => void }

/** The right address, instead of the one that the invitation went to; it is there to be corrected. */
export function CorrectForm({ id, email, onDone }: Props) {
  const t = useTranslations('desk')
  const send = useAnswer(correct, onDone)
  return (
    <DoorForm action={send} summary={t('toCorrect')} submit={t('correctForm.submit')}>
      <input type="hidden" name="invitationId" value={id} />
      <TextField
        name="email"
        label={t('correctForm.email')}
        help={t('correctForm.help')}
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={email}
      />
    </DoorForm>
  )
}
