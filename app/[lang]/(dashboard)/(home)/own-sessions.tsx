import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import { type FollowedCourseSession, listFollowed } from '@/domain/course-sessions/list-followed'
import { Dates } from '../sessions/dates'
import { StateBadge } from '../sessions/state-badge'

/** The sessions that one follows, when there are any; those that are over stand behind a link. */
export async function OwnSessions() {
  const [t, actor] = await Promise.all([getTranslations('home'), requireActor()])
  const { sessions, over, more } = await listFollowed(db(), actor)
  if (sessions.length === 0 && over === 0) return null
  return (
    <section aria-labelledby="own-sessions" className="mt-10">
      <h2 id="own-sessions">{t('sessions')}</h2>
      {sessions.length > 0 && (
        <ul className="mt-4 border-t">
          {sessions.map((session) => (
            <OwnSession key={session.id} session={session} />
          ))}
        </ul>
      )}
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-small">
        {more && (
          <Link href="/sessions?part=followed" className="link pointer-coarse:py-2">
            {t('allSessions')}
          </Link>
        )}
        {over > 0 && (
          <Link href="/sessions?part=followed&state=over" className="link pointer-coarse:py-2">
            {t('sessionsOver', { count: over })}
          </Link>
        )}
      </p>
    </section>
  )
}

const OwnSession = ({
  session: { id, course, name, startsOn, endsOn, state },
}: {
  session: FollowedCourseSession
}) => (
  <li className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-1 border-b py-4">
    <Link
      href={`/sessions/${id}`}
      className="wrap-anywhere font-strong hover:text-accent pointer-coarse:py-1"
    >
      {course}
      {name && <span className="block font-normal">{name}</span>}
    </Link>
    <StateBadge state={state} />
    <p className="col-span-2 text-muted text-small">
      <Dates startsOn={startsOn} endsOn={endsOn} month="long" />
    </p>
  </li>
)
