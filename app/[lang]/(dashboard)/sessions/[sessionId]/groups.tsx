import Link from 'next/link'
import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { momentsOf } from '@/components/moment'
import { buttonStyle } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { whyNotEnrol } from '@/domain/course-sessions/policy'
import { type Assignment, readAssignments } from '@/domain/course-sessions/read-assignments'
import type { ShownCourseSession } from '@/domain/course-sessions/show-course-session'
import { GroupList } from './groups/group-list'
import type { ShownGroup } from './groups/shown-group'

/** Section **Groupes assignés**: whose learners are enrolled, now and later (S1), for those who oversee the session. */
export function AssignedGroups({ session }: { session: ShownCourseSession }) {
  return (
    <Suspense fallback={<Skeleton className="h-28" />}>
      <Section session={session} />
    </Suspense>
  )
}

async function Section({ session }: { session: ShownCourseSession }) {
  const actor = await requireActor()
  const [t, assignments, messages] = await Promise.all([
    getTranslations('courseSession.groups'),
    readAssignments(db(), actor, session),
    getMessages(),
  ])
  const mayAssign = whyNotEnrol(actor, session) === null && session.state !== 'over'
  const courseSession = { groups: messages.courseSession.groups }
  return (
    <section aria-labelledby="assigned-groups">
      <div className="flex items-center gap-x-4">
        <h2 id="assigned-groups" className="mr-auto">
          {t('title')}
        </h2>
        {mayAssign && (
          <Link
            href={`/sessions/${session.id}/enrol?tab=groups`}
            className={buttonStyle({ variant: 'secondary', size: 'small' })}
          >
            {t('assign')}
          </Link>
        )}
      </div>
      <p className="mt-1 text-muted">{t(assignments.length > 0 ? 'about' : 'none')}</p>
      {assignments.length > 0 && (
        <NextIntlClientProvider messages={{ courseSession, list: messages.list }}>
          <GroupList courseSessionId={session.id} groups={await toShown(assignments, actor, new Date())} />
        </NextIntlClientProvider>
      )}
    </section>
  )
}

/** Longer ago, and what came between says nothing of how fast it goes now. */
const notLongAgo = 600_000

async function toShown(assignments: readonly Assignment[], actor: Actor, now: Date): Promise<ShownGroup[]> {
  const moment = momentsOf(await getFormatter(), actor, now)
  const at = now.getTime()
  return assignments.map(({ assignedAt, enrolledAt, ...group }) => ({
    ...group,
    assigned: moment(assignedAt),
    at,
    since: enrolledAt && at - enrolledAt.getTime() < notLongAgo ? enrolledAt.getTime() : null,
  }))
}
