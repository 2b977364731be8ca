import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { type ComponentProps, type ReactNode, Suspense } from 'react'
import { visibleGroups } from '@/app/visible-groups'
import { PageWithSide } from '@/components/page-with-side'
import { Skeleton } from '@/components/ui/skeleton'
import { GroupNav, GroupNavLabels } from './group-nav'

type Props = { params: Promise<{ groupId: string }>; children: ReactNode }

/** Pages about the people of a group: at their left, the way back to it and the places to go. */
export default async function GroupPeopleLayout({ params, children }: Props) {
  const t = await getTranslations('groupNav')
  const settings = await getTranslations('groupSettings')
  const creating = await getTranslations('createAccount')
  const importing = await getTranslations('imports')
  const labels = {
    users: t('users'),
    settings: t('settings'),
    invite: t('invite'),
    create: creating('title'),
    import: importing('title'),
    invitations: t('invitations'),
    accounts: t('accounts'),
    group: settings('title'),
  }
  return (
    <PageWithSide
      side={
        <>
          <Suspense fallback={<Skeleton className="h-8 w-32" />}>
            <BackToGroup params={params} />
          </Suspense>
          <Suspense fallback={<GroupNavLabels labels={labels} />}>
            <Nav params={params} labels={labels} />
          </Suspense>
        </>
      }
    >
      {children}
    </PageWithSide>
  )
}

async function Nav({
  params,
  labels,
}: Pick<Props, 'params'> & Pick<ComponentProps<typeof GroupNav>, 'labels'>) {
  const { groupId } = await params
  const group = (await visibleGroups()).find(({ id }) => id === groupId)
  return <GroupNav labels={labels} managesTree={group?.managesTree ?? false} />
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
