import { cache } from 'react'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import { showCourseSession } from '@/domain/course-sessions/show-course-session'

/** The session of the address as whoever asks sees it, read once a request; null when it does not exist for them (A2). */
export const shownCourseSession = cache(async (courseSessionId: string) => {
  const actor = await requireActor()
  return showCourseSession(db(), actor, courseSessionId)
})
