import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { lastAnswer } from '@/app/door-memory'
import { readLink } from '@/app/link-cookie'
import { linkKeys } from '@/app/link-keys'
import { PlatformName } from '@/app/platform-name'
import { WithoutScript } from '@/app/without-script'
import { AuthFrame } from '@/components/auth-frame'
import { DoorForm } from '@/components/door/door-form'
import { FormToCome } from '@/components/door/form-to-come'
import { Instead } from '@/components/door/instead'
import { KnownAddress } from '@/components/door/known-address'
import { buttonStyle } from '@/components/ui/button'
import { db } from '@/db/client'
import { findReset } from '@/domain/accounts/reset-password'
import { NewPasswordField } from '../new-password-field'
import { changePassword } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('resetTitle') }
}

export default async function ResetPasswordPage() {
  const t = await getTranslations('auth')
  return (
    <AuthFrame platformName={<PlatformName />} title={t('resetTitle')}>
      <WithoutScript />
      <Suspense fallback={<FormToCome className="h-64" />}>
        <ResetForm />
      </Suspense>
    </AuthFrame>
  )
}

/** The form, or the way to another link. */
async function ResetForm() {
  await connection()
  const t = await getTranslations('auth')
  const reset = await findReset(db(), linkKeys(), (await readLink('password-reset')) ?? '')
  if (!reset) return <DeadReset />
  return (
    <DoorForm
      action={changePassword}
      submit={t('changePassword')}
      summary={t('toCorrect')}
      before={await lastAnswer()}
    >
      <KnownAddress label={t('email')} email={reset.email} />
      <NewPasswordField label={t('newPassword')} />
    </DoorForm>
  )
}

async function DeadReset() {
  const t = await getTranslations('auth')
  return (
    <Instead title={t('resetDead')} text={t('resetDeadText')}>
      <a href="/forgot-password" className={buttonStyle({ size: 'wide' })}>
        {t('newLink')}
      </a>
    </Instead>
  )
}
