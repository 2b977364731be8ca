import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { visibleGroups } from '@/app/visible-groups'
import { db } from '@/db/client'
import { showGroup } from '@/domain/groups/show-group'
import { GroupSkeleton } from './group-skeleton'
import { GroupView } from './group-view'

type Props = PageProps<'/[lang]/groups/[groupId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { groupId } = await params
  const group = (await visibleGroups()).find(({ id }) => id === groupId)
  return { title: group?.name ?? (await getTranslations('group'))('title') }
}

export default function GroupPage({ params }: Props) {
  return (
    <Suspense fallback={<GroupSkeleton />}>
      <Group params={params} />
    </Suspense>
  )
}

async function Group({ params }: Pick<Props, 'params'>) {
  const actor = await requireActor()
  const group = await showGroup(db(), actor, (await params).groupId)
  return group ? <GroupView group={group} /> : notFound()
}
