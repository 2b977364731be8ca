import { CalendarPlus } from 'lucide-react'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { linkKeys } from '@/app/link-keys'
import { Fact, FactList } from '@/components/fact'
import { buttonStyle } from '@/components/ui/button'
import { calendarLink } from '@/domain/course-sessions/calendar-link'
import type { ShownCourseSession } from '@/domain/course-sessions/show-course-session'
import { Dates } from '../dates'

/** When it is, whom to turn to, and for those who oversee it how many follow it. */
export async function About({ session }: { session: ShownCourseSession }) {
  const [t, format] = await Promise.all([getTranslations('courseSession'), getFormatter()])
  const { startsOn, endsOn, referents, group, people } = session
  return (
    <div className="mt-6 grid max-w-form gap-4">
      <FactList>
        <Fact name={t('dates')}>
          <span className="block">
            <Dates startsOn={startsOn} endsOn={endsOn} month="long" />
          </span>
          <span className="block text-muted text-small">
            <HowFar session={session} />
          </span>
        </Fact>
        <Fact name={t('referents', { count: referents.length })}>
          {referents.length > 0 ? format.list(referents.map(({ name }) => name)) : t('noReferent')}
        </Fact>
        {people && group && (
          <Fact name={t('group')}>
            <Link href={`/groups/${group.id}`} className="link">
              {group.name}
            </Link>
          </Fact>
        )}
        {people && <Fact name={t('people')}>{t('counts', people)}</Fact>}
      </FactList>
      {session.isEnrolled && !session.isReferent && (
        <p className="text-muted">{t(referents.length > 0 ? 'enrolled' : 'enrolledAlone')}</p>
      )}
      {session.state !== 'over' && (
        <p>
          {/* A file, not a page: the router must not fetch it beforehand. */}
          <a
            href={calendarLink('', linkKeys(), session.id)}
            className={buttonStyle({ variant: 'secondary', size: 'small' })}
          >
            <CalendarPlus aria-hidden="true" />
            {t('calendar')}
          </a>
        </p>
      )}
    </div>
  )
}

/** In days, as people count them. */
async function HowFar({ session: { state, startsIn, endsIn } }: { session: ShownCourseSession }) {
  const t = await getTranslations('courseSession.howFar')
  return t(state, { days: state === 'upcoming' ? startsIn : Math.abs(endsIn) })
}
