import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { currentActor } from '@/app/actor'
import { readLink } from '@/app/link-cookie'
import { linkKeys } from '@/app/link-keys'
import { PlatformName } from '@/app/platform-name'
import { WithoutScript } from '@/app/without-script'
import { AuthFrame } from '@/components/auth-frame'
import { db } from '@/db/client'
import { findInvitationByToken } from '@/domain/invitations/find-by-token'
import { AcceptForm } from './accept-form'
import { DeadLink } from './dead-link'
import { FormSkeleton } from './form-skeleton'
import { SomebodyElse } from './somebody-else'
import { Touched } from './touched'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('firstLogin'))('title') }
}

export default async function FirstLoginPage() {
  const t = await getTranslations('firstLogin')
  return (
    <AuthFrame platformName={<PlatformName />} title={t('title')}>
      <WithoutScript />
      <Touched />
      <Suspense fallback={<FormSkeleton />}>
        <Invitation />
      </Suspense>
    </AuthFrame>
  )
}

/** What the link that this browser opened leads to. Looking changes nothing (F1, T02). */
async function Invitation() {
  await connection()
  const token = await readLink('first-login')
  const [invitation, actor] = await Promise.all([
    findInvitationByToken(db(), linkKeys(), token ?? ''),
    currentActor(),
  ])
  if (invitation.state !== 'live') return <DeadLink state={invitation.state} signedIn={actor !== null} />
  if (actor) return <SomebodyElse name={`${actor.firstName} ${actor.lastName}`} email={invitation.email} />
  return <AcceptForm invitation={invitation} />
}
