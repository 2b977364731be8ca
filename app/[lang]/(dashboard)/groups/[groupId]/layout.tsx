import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { visibleGroups } from '@/app/visible-groups'
import { Skeleton } from '@/components/ui/skeleton'
import { GroupNav, GroupNavLabels } from './group-nav'

type Props = { params: Promise<{ groupId: string }>; children: ReactNode }

/** Pages about the people of a group: at their left, the way back to it and the places to go. */
export default async function GroupPeopleLayout({ params, children }: Props) {
  const t = await getTranslations('groupNav')
  const labels = {
    users: t('users'),
    settings: t('settings'),
    invite: t('invite'),
    invitations: t('invitations'),
    accounts: t('accounts'),
  }
  return (
    <div className="flex grow flex-col lg:flex-row">
      <aside className="grid content-start gap-2 px-4 pt-3 sm:px-6 lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:w-60 lg:shrink-0 lg:gap-4 lg:border-r lg:bg-sunken lg:p-3">
        <Suspense fallback={<Skeleton className="h-8 w-32" />}>
          <BackToGroup params={params} />
        </Suspense>
        <Suspense fallback={<GroupNavLabels labels={labels} />}>
          <GroupNav labels={labels} />
        </Suspense>
      </aside>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full min-w-0 max-w-page px-4 pt-6 pb-20 sm:px-8 lg:pt-10"
      >
        {children}
      </main>
    </div>
  )
}

async function BackToGroup({ params }: Pick<Props, 'params'>) {
  const { groupId } = await params
  const group = (await visibleGroups()).find(({ id }) => id === groupId)
  if (!group) return null
  return (
    <Link
      href={`/groups/${group.id}`}
      className="flex min-h-8 items-center gap-2 max-lg:-mx-2 rounded-control px-2 hover:bg-hover pointer-coarse:min-h-control"
    >
      <ArrowLeft aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="truncate font-strong">{group.name}</span>
    </Link>
  )
}
