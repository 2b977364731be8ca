'use client'

import { useTranslations } from 'next-intl'
import { type AskedFields, CustomFields } from '@/components/door/custom-fields'
import { DoorForm } from '@/components/door/door-form'
import { PasswordField } from '@/components/door/password-field'
import { TextField } from '@/components/door/text-field'
import { passwordLength } from '@/domain/accounts/policy'
import { activate } from './actions'
import type { PasswordTexts } from './steps-for'
import { useAnswer } from './use-answer'

type Props = { id: string; password: PasswordTexts; asked: AskedFields; onDone: () => void }

/** What the first login asks for, of the person beside the administrator, and nothing else. */
export function ActivateForm({ id, password, asked, onDone }: Props) {
  const t = useTranslations('desk')
  const send = useAnswer(activate, onDone)
  return (
    <DoorForm action={send} summary={t('toCorrect')} submit={t('activateForm.submit')}>
      <input type="hidden" name="invitationId" value={id} />
      <TextField
        name="lastName"
        label={t('activateForm.lastName')}
        autoComplete="off"
        autoCapitalize="words"
      />
      <TextField
        name="firstName"
        label={t('activateForm.firstName')}
        autoComplete="off"
        autoCapitalize="words"
      />
      <CustomFields {...asked} />
      <p className="text-muted text-small">{t('activateForm.note')}</p>
      <PasswordField
        name="password"
        label={t('activateForm.password')}
        help={password.help}
        atLeast={passwordLength.min}
        autoComplete="new-password"
        words={password.words}
      />
    </DoorForm>
  )
}
