import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { calendarVersion, type LinkKeys, readToken } from '@/domain/links/token'
import { namesOfReferents } from './names-of-referents'

/** A session as a calendar shows it. */
export type CalendarEntry = {
  courseSessionId: string
  course: string
  /** What tells it from other runs of the course; may be empty. */
  session: string
  startsOn: string
  /** The day after its last one. */
  endsBefore: string
  /** Joined by commas; may be empty. */
  referents: string
  /** How often it has changed, and when it last did: a calendar keeps the newest of what it is given. */
  changes: number
  changedAt: Date
}

/** The session that the token of a calendar link names, as it is now; null for any other token. One statement. */
export async function readCalendar(
  db: Executor,
  keys: LinkKeys,
  token: string,
): Promise<CalendarEntry | null> {
  const named = readToken(keys, 'calendar', token)
  if (named?.version !== calendarVersion) return null
  const { rows } = await db.execute<Omit<CalendarEntry, 'changedAt'> & { changedAt: string }>(sql`
    select s.id as "courseSessionId", c.name as course, s.name as session, s.starts_on::text as "startsOn",
      (s.ends_on + 1)::text as "endsBefore", ${namesOfReferents} as referents, changed.times as changes,
      coalesce(changed.at, s.created_at) as "changedAt"
    from course_sessions s join courses c on c.id = s.course_id cross join lateral (
      select count(*)::int as times, max(created_at) as at from audit_events
      where target_id = s.id and action = 'course_session.changed'
    ) as changed
    where s.id = ${named.id}`)
  const [entry] = rows
  return entry ? { ...entry, changedAt: new Date(entry.changedAt) } : null
}
