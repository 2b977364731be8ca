import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { SeatsNote } from '../../adding/seats-note'
import { createGround } from '../create-ground'
import { CreateSkeleton } from '../create-skeleton'
import { mostOnSheet } from '../read-form'
import { Ways } from '../ways'
import { FreshListForm } from './fresh-list-form'

type Props = { params: Promise<{ groupId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('createAccount.ways')
  return { title: t('list') }
}

export default async function WithoutMailboxPage({ params }: Props) {
  const t = await getTranslations('createAccount')
  return (
    <div className="grid max-w-form gap-8">
      <header className="grid gap-1">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('list.lede')}</p>
      </header>
      <Suspense fallback={<CreateSkeleton />}>
        <CreateList params={params} />
      </Suspense>
    </div>
  )
}

async function CreateList({ params }: Props) {
  const ground = await createGround(params)
  const { createAccount, customValues, groupTree, invite, placing, roles } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ createAccount, customValues, groupTree, invite, placing, roles }}>
      <Ways groupId={ground.groupId} current="list" />
      <FreshListForm {...ground} most={mostOnSheet} seats={<Seats params={params} />} />
    </NextIntlClientProvider>
  )
}

/** Read beside the form, which does not wait for it. */
const Seats = ({ params }: Props) => (
  <Suspense>
    <SeatsNote params={params} way="create" />
  </Suspense>
)
