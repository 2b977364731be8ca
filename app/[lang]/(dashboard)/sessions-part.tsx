import { requireActor } from '@/app/actor'
import { ownCourseSessions } from '@/app/own-course-sessions'
import { runsCourses } from '@/domain/course-sessions/policy'
import { SessionsLink } from './sessions-link'

/** The way to the sessions, for those who have any or may begin one. */
export async function SessionsPart() {
  const [actor, { oversees, follows }] = await Promise.all([requireActor(), ownCourseSessions()])
  return (oversees || follows || runsCourses(actor)) && <SessionsLink />
}
