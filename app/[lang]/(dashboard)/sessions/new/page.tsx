import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { visibleGroups } from '@/app/visible-groups'
import { Breadcrumb } from '@/components/breadcrumb'
import { Skeleton } from '@/components/ui/skeleton'
import { db } from '@/db/client'
import { listCoursesToRun } from '@/domain/course-sessions/list-courses-to-run'
import { runsCourses } from '@/domain/course-sessions/policy'
import { canFindReferents } from '../find-ground'
import { Main } from '../main'
import { CreateForm } from './create-form'
import { groupsToRunIn } from './groups-to-run-in'

type Props = PageProps<'/[lang]/sessions/new'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courseSessions'))('new') }
}

/** A new session of a course. */
export default async function NewSessionPage(props: Props) {
  const [t, all] = await Promise.all([getTranslations('courseSession'), getTranslations('courseSessions')])
  return (
    <Main>
      <div className="grid max-w-form gap-8">
        <header className="grid gap-1.5">
          <Breadcrumb label={t('above')} path={[{ href: '/sessions', name: all('title') }]} />
          <h1>{all('new')}</h1>
          <p className="text-muted">{t('form.lede')}</p>
        </header>
        <Suspense fallback={<FormSkeleton />}>
          <NewSession {...props} />
        </Suspense>
      </div>
    </Main>
  )
}

/** To who may begin no session, the page does not exist (A2). */
async function NewSession({ searchParams }: Props) {
  const actor = await requireActor()
  if (!runsCourses(actor)) notFound()
  const [{ group }, courses, groups, { courseSession }] = await Promise.all([
    searchParams,
    listCoursesToRun(db(), actor),
    visibleGroups(),
    getMessages(),
  ])
  return (
    <NextIntlClientProvider messages={{ courseSession }}>
      <CreateForm
        self={{ id: actor.accountId, name: `${actor.firstName} ${actor.lastName}` }}
        courses={courses}
        groups={groupsToRunIn(actor, groups)}
        groupId={typeof group === 'string' ? group : ''}
        canFind={canFindReferents(actor)}
      />
    </NextIntlClientProvider>
  )
}

const FormSkeleton = () => (
  <div aria-hidden="true" className="grid gap-8">
    <Skeleton className="h-40" />
    <Skeleton className="h-24" />
    <Skeleton className="h-20" />
    <Skeleton className="h-40" />
  </div>
)
