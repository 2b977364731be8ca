import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Welcome } from '@/app/[lang]/(dashboard)/(home)/welcome'
import { Main } from '../main'
import { About } from './about'
import { Enrolments } from './enrolments'
import { AssignedGroups } from './groups'
import { Head } from './head'
import { JustCreated } from './just-created'
import { CourseSessionSkeleton } from './session-skeleton'
import { shownCourseSession } from './shown'

type Props = PageProps<'/[lang]/sessions/[sessionId]'>

/** A session that does not exist for them has no name either (A2). */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const session = await shownCourseSession((await params).sessionId)
  if (!session) return { title: (await getTranslations('courseSession'))('title') }
  return { title: [session.course, session.name].filter(Boolean).join(' – ') }
}

/** A session: what it is, when, whom to turn to; for those who oversee it, who follows it. */
export default function CourseSessionPage(props: Props) {
  return (
    <Main>
      <Suspense fallback={<CourseSessionSkeleton />}>
        <Found {...props} />
      </Suspense>
    </Main>
  )
}

async function Found({ params, searchParams }: Props) {
  const session = await shownCourseSession((await params).sessionId)
  if (!session) notFound()
  const t = await getTranslations('courseSession')
  const { created } = await searchParams
  return (
    <div className="grid gap-10">
      <div>
        <Welcome searchParams={searchParams} text={t('welcome')} />
        {created && session.manages && <JustCreated session={session} />}
        <Head session={session} />
        <About session={session} />
      </div>
      {session.people && (
        <>
          <AssignedGroups session={session} />
          <Enrolments session={session} searchParams={searchParams} />
        </>
      )}
    </div>
  )
}
