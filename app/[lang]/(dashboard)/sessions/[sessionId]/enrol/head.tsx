import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/breadcrumb'
import type { FoundCourseSession } from '@/domain/course-sessions/find-course-session'
import { Dates } from '../../dates'

/** What is done, and into which session: its course, its days. */
export async function Head({ session }: { session: FoundCourseSession }) {
  const [t, all] = await Promise.all([getTranslations('enrol'), getTranslations('courseSessions')])
  const { id, course, name, startsOn, endsOn } = session
  const path = [
    { href: '/sessions', name: all('title') },
    { href: `/sessions/${id}`, name: course },
  ]
  return (
    <header className="grid gap-1.5">
      <Breadcrumb label={t('above')} path={path} />
      <h1>{t('title')}</h1>
      <p className="wrap-anywhere text-muted">
        {[course, name].filter(Boolean).join(' · ')} ·{' '}
        <Dates startsOn={startsOn} endsOn={endsOn} month="long" />
      </p>
    </header>
  )
}
