import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { Skeleton } from '@/components/ui/skeleton'
import { db } from '@/db/client'
import { findOwnGroup } from '@/domain/groups/own-group'
import { NewGroupForm } from './new-group-form'

type Props = PageProps<'/[lang]/groups/[groupId]/settings/new-group'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groupSettings'))('create.title') }
}

/** A group below this one, for who administers it. */
export default async function NewGroupPage({ params }: Props) {
  const t = await getTranslations('groupSettings.create')
  return (
    <div className="grid max-w-form gap-8">
      <h1>{t('title')}</h1>
      <Suspense fallback={<Skeleton className="h-96" />}>
        <NewGroup params={params} />
      </Suspense>
    </div>
  )
}

/** To others the page does not exist (A2). */
async function NewGroup({ params }: Pick<Props, 'params'>) {
  const actor = await requireActor()
  const { groupId } = await params
  const parent = await findOwnGroup(db(), actor, groupId)
  if (!parent) notFound()
  const { groupSettings } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ groupSettings }}>
      <NewGroupForm parent={{ id: parent.id, name: parent.name }} />
    </NextIntlClientProvider>
  )
}
