import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { LastAnswer } from '@/app/last-answer'
import { PlatformName } from '@/app/platform-name'
import { WithoutScript } from '@/app/without-script'
import { AuthFrame } from '@/components/auth-frame'
import { DoorForm } from '@/components/door/door-form'
import { LoginField } from '@/components/door/login-field'
import { PasswordField } from '@/components/door/password-field'
import { passwordWords } from '../password-words'
import { logIn } from './actions'
import { WhatHappened } from './what-happened'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('loginTitle') }
}

/** The form is part of the shell: it can be filled in at the first byte. */
export default async function LoginPage({ searchParams }: PageProps<'/[lang]/login'>) {
  const t = await getTranslations('auth')
  return (
    <AuthFrame platformName={<PlatformName />} title={t('loginTitle')}>
      <WithoutScript />
      <Suspense>
        <WhatHappened searchParams={searchParams} />
      </Suspense>
      <DoorForm action={logIn} submit={t('logIn')} summary={t('toCorrect')}>
        <LastAnswer />
        <LoginField label={t('login')} />
        <PasswordField
          name="password"
          label={t('password')}
          autoComplete="current-password"
          words={passwordWords(t)}
        />
      </DoorForm>
      <a href="/forgot-password" className="link justify-self-start">
        {t('forgot')}
      </a>
    </AuthFrame>
  )
}
