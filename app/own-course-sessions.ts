import { cache } from 'react'
import { db } from '@/db/client'
import { ownPlace } from '@/domain/course-sessions/own-place'
import { requireActor } from './actor'

/** What whoever asks has to do with sessions, read once a request for all the parts of a page that need it. */
export const ownCourseSessions = cache(async () => {
  const actor = await requireActor()
  return ownPlace(db(), actor)
})
