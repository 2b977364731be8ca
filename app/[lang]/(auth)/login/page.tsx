import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { currentActor } from '@/app/actor'
import { ownPath } from '@/app/own-path'
import { PlatformName } from '@/app/platform-name'
import { AuthFrame } from '@/components/auth-frame'
import { DoorForm } from '@/components/door/door-form'
import { PasswordField } from '@/components/door/password-field'
import { TextField } from '@/components/door/text-field'
import { Notice } from '@/components/ui/notice'
import { passwordWords } from '../password-words'
import { logIn } from './actions'

type Search = PageProps<'/[lang]/login'>['searchParams']

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('loginTitle') }
}

export default async function LoginPage({ searchParams }: PageProps<'/[lang]/login'>) {
  const t = await getTranslations('auth')
  return (
    <AuthFrame platformName={<PlatformName />} title={t('loginTitle')}>
      <Suspense>
        <WhatHappened searchParams={searchParams} />
      </Suspense>
      <DoorForm action={logIn} submit={t('logIn')} summary={t('toCorrect')}>
        <Suspense>
          <NextField searchParams={searchParams} />
        </Suspense>
        <TextField
          name="email"
          label={t('email')}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
        />
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

/** Why one is here, when there is something to say: the password just changed, or one is signed in already. */
async function WhatHappened({ searchParams }: { searchParams: Search }) {
  const t = await getTranslations('auth')
  const { changed, next } = await searchParams
  if (changed) {
    return (
      <Notice tone="success" role="status" title={t('changed')}>
        {t('changedText')}
      </Notice>
    )
  }
  const actor = await currentActor()
  if (!actor) return null
  return (
    <Notice>
      {t('alreadyIn', { name: `${actor.firstName} ${actor.lastName}` })}{' '}
      <a href={ownPath(next)} className="link">
        {t('goOn')}
      </a>
    </Notice>
  )
}

async function NextField({ searchParams }: { searchParams: Search }) {
  return <input type="hidden" name="next" value={ownPath((await searchParams).next)} />
}
