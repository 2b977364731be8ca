import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LastAnswer } from '@/app/last-answer'
import { PlatformName } from '@/app/platform-name'
import { WithoutScript } from '@/app/without-script'
import { AuthFrame } from '@/components/auth-frame'
import { AddressField } from '@/components/door/address-field'
import { DoorForm } from '@/components/door/door-form'
import { forgotPassword } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('forgotTitle') }
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('auth')
  return (
    <AuthFrame platformName={<PlatformName />} title={t('forgotTitle')} lede={t('forgotLede')}>
      <WithoutScript />
      <DoorForm action={forgotPassword} submit={t('sendLink')} summary={t('toCorrect')}>
        <LastAnswer />
        <AddressField label={t('email')} help={t('forgotWithoutMailbox')} />
      </DoorForm>
      <a href="/login" className="link justify-self-start">
        {t('backToLogin')}
      </a>
    </AuthFrame>
  )
}
