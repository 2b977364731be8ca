import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { Section } from '@/components/section'
import { passwordLength } from '@/domain/accounts/policy'
import { passwordWords } from '../../(auth)/password-words'
import { PasswordForm } from './password-form'

/** Another password, for who tells the present one. */
export async function Password() {
  const { login } = await requireActor()
  const auth = await getTranslations('auth')
  const t = await getTranslations('ownAccount.password')
  return (
    <Section id="own-password" title={t('title')} about={t('about')}>
      <PasswordForm
        login={login}
        words={{
          present: t('present'),
          chosen: auth('newPassword'),
          help: auth('passwordHelp', passwordLength),
          submit: t('change'),
          toCorrect: auth('toCorrect'),
          unreachable: (await getTranslations('ownAccount.faults'))('unreachable'),
          ...passwordWords(auth),
        }}
        atLeast={passwordLength.min}
      />
    </Section>
  )
}
