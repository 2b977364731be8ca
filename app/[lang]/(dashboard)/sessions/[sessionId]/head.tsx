import { Settings2 } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/breadcrumb'
import { buttonStyle } from '@/components/ui/button'
import type { ShownCourseSession } from '@/domain/course-sessions/show-course-session'
import { StateBadge } from '../state-badge'

/** The course, which run of it, and how far that is. */
export async function Head({ session }: { session: ShownCourseSession }) {
  const [t, all] = await Promise.all([getTranslations('courseSession'), getTranslations('courseSessions')])
  return (
    <header className="grid gap-1.5">
      <Breadcrumb label={t('above')} path={[{ href: '/sessions', name: all('title') }]} />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="grid grow gap-1.5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 className="wrap-anywhere">{session.course}</h1>
            <StateBadge state={session.state} />
          </div>
          {session.name && <p className="wrap-anywhere text-muted">{session.name}</p>}
        </div>
        {session.manages && (
          <Link href={`/sessions/${session.id}/edit`} className={buttonStyle({ variant: 'secondary' })}>
            <Settings2 aria-hidden="true" />
            {t('edit')}
          </Link>
        )}
      </div>
    </header>
  )
}
