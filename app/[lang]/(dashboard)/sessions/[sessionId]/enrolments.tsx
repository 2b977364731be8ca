import { Plus } from 'lucide-react'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { Pages } from '@/components/list/pages'
import { buttonStyle } from '@/components/ui/button'
import { db } from '@/db/client'
import type { Cursor } from '@/db/keyset'
import { listEnrolments } from '@/domain/course-sessions/list-enrolments'
import { whyNotEnrol } from '@/domain/course-sessions/policy'
import type { ShownCourseSession } from '@/domain/course-sessions/show-course-session'
import { EnrolmentList } from './enrolments/enrolment-list'
import { EnrolmentsSkeleton } from './enrolments/enrolments-skeleton'
import { Filters } from './enrolments/filters'
import { Nothing } from './enrolments/nothing'
import { toRows } from './enrolments/row'
import { filterOf, hrefOf, isNarrowed, type Query, readView } from './enrolments/view'

type Props = { session: ShownCourseSession; searchParams: Promise<Query> }

/** Section **Inscriptions**: who follows the session and who is still expected, for those who oversee it. */
export async function Enrolments({ session, searchParams }: Props) {
  const t = await getTranslations('courseSession.enrolments')
  return (
    <section aria-labelledby="enrolments">
      <div className="flex items-center gap-x-4">
        <div className="mr-auto flex flex-wrap items-baseline gap-x-3">
          <h2 id="enrolments">{t('title')}</h2>
          {session.people && <p className="text-muted">{t('counts', session.people)}</p>}
        </div>
        {session.state !== 'over' && (
          <Link href={`/sessions/${session.id}/enrol`} aria-label={t('addLong')} className={buttonStyle()}>
            <Plus aria-hidden="true" />
            {t('add')}
          </Link>
        )}
      </div>
      <Suspense fallback={<EnrolmentsSkeleton />}>
        <Found session={session} searchParams={searchParams} />
      </Suspense>
    </section>
  )
}

async function Found({ session, searchParams }: Props) {
  const [actor, view] = [await requireActor(), readView(await searchParams)]
  const [page, messages] = await Promise.all([
    listEnrolments(db(), actor, session, filterOf(view), view.cursor),
    getMessages(),
  ])
  // All that were on this page have ended meanwhile: begin at the beginning.
  if (page.enrolments.length === 0 && view.cursor) redirect(hrefOf({ ...view, cursor: null }, session.id))
  const to = (cursor: Cursor | null) => cursor && hrefOf({ ...view, cursor }, session.id)
  const rows = await toRows(page.enrolments, actor, new Date())
  const { invitations, list } = messages
  const courseSession = { enrolments: messages.courseSession.enrolments }
  const narrowed = isNarrowed(view)
  const mayEnrol = whyNotEnrol(actor, session) === null && session.state !== 'over'
  return (
    <NextIntlClientProvider messages={{ courseSession, invitations, list }}>
      {(rows.length > 0 || narrowed) && <Filters sessionId={session.id} view={view} />}
      {rows.length > 0 ? (
        <EnrolmentList
          // Another view is another list: what was selected in the one before is not meant any more.
          key={hrefOf(view, session.id)}
          courseSessionId={session.id}
          rows={rows}
          manages={session.manages}
        />
      ) : (
        <Nothing
          sessionId={session.id}
          narrowed={narrowed}
          mayEnrol={mayEnrol}
          over={session.state === 'over'}
        />
      )}
      <Pages previous={to(page.previous)} next={to(page.next)} />
    </NextIntlClientProvider>
  )
}
