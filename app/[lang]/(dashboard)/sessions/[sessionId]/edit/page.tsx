import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { Breadcrumb } from '@/components/breadcrumb'
import { Skeleton } from '@/components/ui/skeleton'
import { db } from '@/db/client'
import { showCourseSessionSettings } from '@/domain/course-sessions/show-settings'
import { canFindReferents } from '../../find-ground'
import { Main } from '../../main'
import { EditForm } from './edit-form'

type Props = PageProps<'/[lang]/sessions/[sessionId]/edit'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courseSession'))('form.edit') }
}

/** Name, days and referents of a session. */
export default function EditSessionPage({ params }: Props) {
  return (
    <Main>
      <div className="grid max-w-form gap-8">
        <Suspense fallback={<Skeleton className="h-128" />}>
          <EditSession params={params} />
        </Suspense>
      </div>
    </Main>
  )
}

/** A session that is not theirs to manage answers like an unknown one (A2, T13). */
async function EditSession({ params }: Pick<Props, 'params'>) {
  const actor = await requireActor()
  const settings = await showCourseSessionSettings(db(), actor, (await params).sessionId)
  if (!settings) notFound()
  const [t, all, { courseSession }] = await Promise.all([
    getTranslations('courseSession'),
    getTranslations('courseSessions'),
    getMessages(),
  ])
  const path = [
    { href: '/sessions', name: all('title') },
    { href: `/sessions/${settings.id}`, name: settings.course },
  ]
  return (
    <>
      <header className="grid gap-1.5">
        <Breadcrumb label={t('above')} path={path} />
        <h1>{t('form.edit')}</h1>
      </header>
      <NextIntlClientProvider messages={{ courseSession }}>
        <EditForm settings={settings} self={actor.accountId} canFind={canFindReferents(actor)} />
      </NextIntlClientProvider>
    </>
  )
}
