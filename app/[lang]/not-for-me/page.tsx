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
import { buttonStyle } from '@/components/ui/button'
import { db } from '@/db/client'
import { findNotForMe } from '@/domain/invitations/find-not-for-me'
import { eraseMyAddress } from './actions'
import { Consequences } from './consequences'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notForMe'))('title') }
}

export default async function NotForMePage() {
  const t = await getTranslations('notForMe')
  return (
    <AuthFrame platformName={<PlatformName />} title={t('title')}>
      <WithoutScript />
      <Suspense fallback={<FormToCome className="h-80" />}>
        <WayOut />
      </Suspense>
    </AuthFrame>
  )
}

/** What the link that this browser opened would erase. Looking changes nothing (F1, T02). */
async function WayOut() {
  await connection()
  const [t, auth, before] = await Promise.all([
    getTranslations('notForMe'),
    getTranslations('auth'),
    lastAnswer(),
  ])
  const token = await readLink('not-for-me')
  const invitation = await findNotForMe(db(), linkKeys(), token ?? '')
  if (!invitation && !before.closed) return <DeadLink />
  return (
    <DoorForm action={eraseMyAddress} submit={t('erase')} summary={auth('toCorrect')} before={before}>
      {invitation && <Consequences invitation={invitation} />}
    </DoorForm>
  )
}

/** One page for every dead link: it does not tell whether anything is known of an address (F3, T11). */
async function DeadLink() {
  const t = await getTranslations('notForMe')
  return (
    <Instead title={t('deadTitle')} text={t('deadText')}>
      <a href="/login" className={buttonStyle({ variant: 'secondary', size: 'wide' })}>
        {t('logIn')}
      </a>
    </Instead>
  )
}
