import { getTranslations } from 'next-intl/server'
import { PasswordField } from '@/components/door/password-field'
import { passwordLength } from '@/domain/accounts/policy'
import { passwordWords } from './password-words'

/** Where somebody who comes by a link chooses their password, with what the rules ask of it. */
export async function NewPasswordField({ label }: { label: string }) {
  const t = await getTranslations('auth')
  return (
    <PasswordField
      name="password"
      label={label}
      help={t('passwordHelp', passwordLength)}
      atLeast={passwordLength.min}
      autoComplete="new-password"
      words={passwordWords(t)}
    />
  )
}
