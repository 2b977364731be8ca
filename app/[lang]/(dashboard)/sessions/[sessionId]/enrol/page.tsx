import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { whyNotEnrol } from '@/domain/course-sessions/policy'
import { shownCourseSession } from '../shown'
import { EnrolSkeleton } from './enrol-skeleton'
import { Head } from './head'
import { PanelTabs } from './panel-tabs'
import { readPanel } from './view'
import { ways } from './ways'
import { WhyNot } from './why-not'

type Props = PageProps<'/[lang]/sessions/[sessionId]/enrol'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enrol'))('title') }
}

/** The panel that **+** opens: people, groups or addresses to enrol; or why there is nobody to enrol. */
export default function EnrolPage(props: Props) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex w-full min-w-0 max-w-3xl grow flex-col px-4 pt-6 sm:px-8 lg:pt-10"
    >
      <Suspense fallback={<EnrolSkeleton />}>
        <Panel {...props} />
      </Suspense>
    </main>
  )
}

/** A session that one does not see answers like an unknown one (A2). */
async function Panel({ params, searchParams }: Props) {
  const [actor, session] = [await requireActor(), await shownCourseSession((await params).sessionId)]
  if (!session) notFound()
  const why = session.state === 'over' ? 'over' : whyNotEnrol(actor, session)
  const { tab, q } = readPanel(await searchParams)
  const Way = ways[tab]
  return (
    <>
      <Head session={session} />
      {why ? (
        <WhyNot why={why} session={session} />
      ) : (
        <>
          <PanelTabs sessionId={session.id} tab={tab} />
          <Way actor={actor} session={session} search={q} />
        </>
      )}
    </>
  )
}
