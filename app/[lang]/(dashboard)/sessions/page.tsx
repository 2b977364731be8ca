import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { ownCourseSessions } from '@/app/own-course-sessions'
import { Pages } from '@/components/list/pages'
import { db } from '@/db/client'
import type { Cursor } from '@/db/keyset'
import { listCourseSessions } from '@/domain/course-sessions/list-course-sessions'
import { runsCourses } from '@/domain/course-sessions/policy'
import { Filters } from './filters'
import { ListSkeleton } from './list-skeleton'
import { Main } from './main'
import { NewSession } from './new-session'
import { Nothing } from './nothing'
import { SessionTable } from './session-table'
import { hrefOf, keptIn, readView } from './view'

type Props = PageProps<'/[lang]/sessions'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courseSessions'))('title') }
}

/** The sessions that one oversees; for those who oversee none, the ones that they follow. */
export default async function SessionsPage(props: Props) {
  const t = await getTranslations('courseSessions')
  return (
    <Main>
      <div className="flex min-h-control flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="grow">{t('title')}</h1>
        <Suspense>
          <NewSession />
        </Suspense>
      </div>
      <Suspense fallback={<ListSkeleton />}>
        <Sessions {...props} />
      </Suspense>
    </Main>
  )
}

async function Sessions({ searchParams }: Props) {
  const [actor, own, query] = await Promise.all([requireActor(), ownCourseSessions(), searchParams])
  const view = readView(query)
  const part = own.oversees ? view.filter.part : 'followed'
  const filter = { ...view.filter, part }
  const page = await listCourseSessions(db(), actor, { filter, cursor: view.cursor })
  // All that were on this page have gone meanwhile: begin at the beginning.
  if (page.sessions.length === 0 && view.cursor) redirect(hrefOf({ ...view, cursor: null }))
  const narrowed = Object.keys(keptIn(view.filter)).length > 0
  const to = (cursor: Cursor | null) => cursor && hrefOf({ ...view, cursor })
  // Nothing to look among: neither a search nor filters, only what there is to know.
  const isBare = page.sessions.length === 0 && !narrowed
  return (
    <>
      {!isBare && <Filters view={view} own={own} />}
      {page.sessions.length > 0 ? (
        <SessionTable sessions={page.sessions} isOwn={part === 'followed'} />
      ) : (
        <Nothing narrowed={narrowed} mayCreate={runsCourses(actor)} />
      )}
      <Pages previous={to(page.previous)} next={to(page.next)} />
    </>
  )
}
