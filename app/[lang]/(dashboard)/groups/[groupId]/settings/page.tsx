import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { visibleGroups } from '@/app/visible-groups'
import { Section } from '@/components/section'
import { Skeleton } from '@/components/ui/skeleton'
import { db } from '@/db/client'
import { type GroupSettings, showGroupSettings } from '@/domain/groups/show-group-settings'
import { Deletion } from './deletion'
import { HoldingList } from './holding-list'
import { NameForm } from './name-form'
import { Place } from './place'
import { Visibility } from './visibility'

type Props = PageProps<'/[lang]/groups/[groupId]/settings'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groupSettings'))('title') }
}

/** Name, visibility and place of a group, and its end; for who administers it. */
export default async function GroupSettingsPage({ params }: Props) {
  const t = await getTranslations('groupSettings')
  return (
    <div className="grid max-w-form gap-8">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('lede')}</p>
      </header>
      <Suspense fallback={<SettingsSkeleton />}>
        <Settings params={params} />
      </Suspense>
    </div>
  )
}

/** To others the page does not exist (A2). */
async function Settings({ params }: Pick<Props, 'params'>) {
  const actor = await requireActor()
  const group = await showGroupSettings(db(), actor, (await params).groupId)
  if (!group) notFound()
  const t = await getTranslations('groupSettings')
  const { groupSettings } = await getMessages()
  const { isPlatform, visibility } = group
  return (
    <NextIntlClientProvider messages={{ groupSettings }}>
      <Section id="group-name" title={t('name.title')}>
        <NameForm groupId={group.id} name={group.name} />
      </Section>
      <Section
        id="group-visibility"
        title={t('visibility.title')}
        about={t(`visibility.${isPlatform ? 'platform' : visibility}`)}
      >
        {!isPlatform && <Visibility group={{ id: group.id, name: group.name, visibility }} />}
      </Section>
      {!isPlatform && <PlaceSection group={group} />}
      {!isPlatform && <EndSection group={group} />}
    </NextIntlClientProvider>
  )
}

async function PlaceSection({ group }: { group: GroupSettings }) {
  const t = await getTranslations('groupSettings.place')
  const { id, name, parent, mayMove } = group
  if (!parent || !mayMove) return <Section id="group-place" title={t('title')} about={t('notYours')} />
  const within = new Set([...group.within, parent.id])
  const targets = (await visibleGroups())
    .filter((one) => one.managesTree && !group.within.includes(one.id))
    .map((one) => ({ id: one.id, parentId: one.parentId, name: one.name, visibility: one.visibility }))
  const others = targets.some((one) => !within.has(one.id))
  return (
    <Section
      id="group-place"
      title={t('title')}
      about={others ? t('under', { parent: parent.name }) : t('nowhere', { parent: parent.name })}
    >
      {others && <Place group={{ id, name }} from={parent} targets={targets} />}
    </Section>
  )
}

async function EndSection({ group }: { group: GroupSettings }) {
  const t = await getTranslations('groupSettings.deletion')
  const { people, subgroups, invitations } = group.holding
  const empty = people + subgroups + invitations === 0
  return (
    <Section id="group-end" title={t('title')} about={t(empty ? 'empty' : 'notEmpty')}>
      {empty ? (
        <Deletion group={{ id: group.id, name: group.name }} />
      ) : (
        <HoldingList groupId={group.id} holding={group.holding} />
      )}
    </Section>
  )
}

const SettingsSkeleton = () => (
  <div aria-hidden="true" className="grid gap-8">
    <Skeleton className="h-58 sm:h-53" />
    <Skeleton className="h-45 sm:h-39" />
    <Skeleton className="h-39 sm:h-33" />
    <Skeleton className="h-50 sm:h-44" />
  </div>
)
