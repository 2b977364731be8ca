import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlatformName } from '@/app/platform-name'
import { AuthFrame } from '@/components/auth-frame'
import { DoorForm } from '@/components/door/door-form'
import { TextField } from '@/components/door/text-field'
import { forgotPassword } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('forgotTitle') }
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('auth')
  return (
    <AuthFrame platformName={<PlatformName />} title={t('forgotTitle')} lede={t('forgotLede')}>
      <DoorForm action={forgotPassword} submit={t('sendLink')} summary={t('toCorrect')}>
        <TextField
          name="email"
          label={t('email')}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
        />
      </DoorForm>
      <a href="/login" className="link justify-self-start">
        {t('backToLogin')}
      </a>
    </AuthFrame>
  )
}
