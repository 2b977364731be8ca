import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import { showGroup } from '@/domain/groups/show-group'
import { GroupSkeleton } from './group-skeleton'
import { GroupView } from './group-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('group'))('title') }
}

export default function GroupPage({ params }: PageProps<'/[lang]/groups/[groupId]'>) {
  return (
    <Suspense fallback={<GroupSkeleton />}>
      <Group params={params} />
    </Suspense>
  )
}

async function Group({ params }: Pick<PageProps<'/[lang]/groups/[groupId]'>, 'params'>) {
  const actor = await requireActor()
  const group = await showGroup(db(), actor, (await params).groupId)
  return group ? <GroupView group={group} /> : notFound()
}
