import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { SeatsNote } from '../adding/seats-note'
import { passwordTexts } from '../invitations/desk/steps-for'
import { createGround } from './create-ground'
import { CreateSkeleton } from './create-skeleton'
import { FreshCreateForm } from './fresh-create-form'
import { Ways } from './ways'

type Props = { params: Promise<{ groupId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('createAccount')
  return { title: t('title') }
}

export default async function CreatePage({ params }: Props) {
  const t = await getTranslations('createAccount')
  return (
    <div className="grid max-w-form gap-8">
      <header className="grid gap-1">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('lede')}</p>
      </header>
      <Suspense fallback={<CreateSkeleton />}>
        <CreateOne params={params} />
      </Suspense>
    </div>
  )
}

async function CreateOne({ params }: Props) {
  const ground = await createGround(params)
  const [password, { createAccount, customValues, groupTree, invite, placing, roles }] = await Promise.all([
    passwordTexts(),
    getMessages(),
  ])
  return (
    <NextIntlClientProvider messages={{ createAccount, customValues, groupTree, invite, placing, roles }}>
      <Ways groupId={ground.groupId} current="one" />
      <FreshCreateForm {...ground} password={password} seats={<Seats params={params} />} />
    </NextIntlClientProvider>
  )
}

/** Read beside the form, which does not wait for it. */
const Seats = ({ params }: Props) => (
  <Suspense>
    <SeatsNote params={params} way="create" />
  </Suspense>
)
