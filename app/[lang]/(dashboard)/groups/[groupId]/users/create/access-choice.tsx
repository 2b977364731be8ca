'use client'

import { useTranslations } from 'next-intl'
import { PasswordField } from '@/components/door/password-field'
import { Radio } from '@/components/ui/radio'
import { passwordLength } from '@/domain/accounts/policy'
import type { PasswordTexts } from '../invitations/desk/steps-for'
import type { Person } from './typed'

type Props = {
  person: Person
  onChange: (change: Partial<Person>) => void
  /** Another form has an empty field. */
  turn: number
  texts: PasswordTexts
}

/** How the person first comes in: with credentials by mail (C4) or on paper (C5), or with a password typed here. */
export function AccessChoice({ person: { hasMailbox, hasOwnPassword }, onChange, turn, texts }: Props) {
  const t = useTranslations('createAccount.access')
  return (
    <fieldset>
      <legend className="font-strong">{t('label')}</legend>
      <div className="mt-1 grid">
        <Radio
          name="access"
          value="given"
          label={t(hasMailbox ? 'mailed' : 'sheet')}
          help={t(hasMailbox ? 'mailedHelp' : 'sheetHelp')}
          checked={!hasOwnPassword}
          onChange={() => onChange({ hasOwnPassword: false })}
        />
        <Radio
          name="access"
          value="own"
          label={t('own')}
          help={t('ownHelp')}
          checked={hasOwnPassword}
          onChange={() => onChange({ hasOwnPassword: true })}
        />
      </div>
      {hasOwnPassword && (
        <div className="mt-2 pl-7" data-field="password">
          <PasswordField
            key={turn}
            name="password"
            label={t('password')}
            help={texts.help}
            atLeast={passwordLength.min}
            autoComplete="new-password"
            words={texts.words}
          />
        </div>
      )}
    </fieldset>
  )
}
