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
import { findOwnPasswordDue } from '@/domain/accounts/choose-own-password'
import { NewPasswordField } from '../(auth)/new-password-field'
import { chooseOwn } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ownPassword'))('title') }
}

export default async function OwnPasswordPage() {
  const t = await getTranslations('ownPassword')
  return (
    <AuthFrame platformName={<PlatformName />} title={t('title')}>
      <WithoutScript />
      <Suspense fallback={<FormToCome className="h-72" />}>
        <OwnPasswordForm />
      </Suspense>
    </AuthFrame>
  )
}

/** Whose password it will be, and one field (C4); or the way on. Looking changes nothing (T02). */
async function OwnPasswordForm() {
  await connection()
  const [t, auth] = await Promise.all([getTranslations('ownPassword'), getTranslations('auth')])
  const due = await findOwnPasswordDue(db(), linkKeys(), (await readLink('own-password')) ?? '')
  if (!due) return <DeadLink />
  return (
    <>
      <p className="text-muted">{t('intro', { name: due.firstName })}</p>
      <DoorForm
        action={chooseOwn}
        submit={t('submit')}
        summary={auth('toCorrect')}
        before={await lastAnswer()}
      >
        <KnownAddress label={t('login')} email={due.login} />
        <NewPasswordField label={auth('newPassword')} />
      </DoorForm>
    </>
  )
}

/** Used up, replaced or never there: one page, with the ways in. */
async function DeadLink() {
  const [t, auth] = await Promise.all([getTranslations('ownPassword'), getTranslations('auth')])
  return (
    <Instead title={t('deadTitle')} text={t('deadText')}>
      <div className="grid gap-3">
        <a href="/login" className={buttonStyle({ size: 'wide' })}>
          {auth('logIn')}
        </a>
        <a href="/forgot-password" className={buttonStyle({ variant: 'secondary', size: 'wide' })}>
          {auth('forgot')}
        </a>
      </div>
    </Instead>
  )
}
