'use server'

import { refresh } from 'next/cache'
import { currentActor } from '@/app/actor'
import { postedForm } from '@/app/posted-form'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changeCourseSession } from '@/domain/course-sessions/change-course-session'
import { createCourseSession } from '@/domain/course-sessions/create-course-session'
import { findCourseSession } from '@/domain/course-sessions/find-course-session'
import { findReferents } from '@/domain/course-sessions/find-referents'
import { courseSessionChange, newCourseSession, referentSearch } from '@/domain/course-sessions/session-input'
import { showCourseSessionSettings } from '@/domain/course-sessions/show-settings'
import { courseIn, faultsOf, refusalAt, sharedIn } from './read-form'
import type { ChangeState, CreateState, SearchAnswer } from './state'

/** Begins a session of a course of the actor's, or of a new one. */
export async function createSession(given: unknown): Promise<CreateState> {
  const form = postedForm(given)
  const actor = await currentActor()
  if (!actor) return { faults: [{ code: 'signed_out' }] }
  const parsed = newCourseSession.safeParse({ ...sharedIn(form), course: courseIn(form) })
  if (!parsed.success) return { faults: faultsOf(parsed.error) }
  const answer = await createCourseSession(db(), actor, parsed.data)
  if (!answer.ok) return { faults: refusalAt(answer.code) }
  refresh()
  return { id: answer.value, faults: [] }
}

/** Changes name, days and referents of a session, and tells the enrolled of other days if that is ticked. */
export async function changeSession(given: unknown): Promise<ChangeState> {
  const form = postedForm(given)
  const version = String(form.get('version') ?? '')
  const actor = await currentActor()
  if (!actor) return { faults: [{ code: 'signed_out' }], version }
  const courseSessionId = String(form.get('courseSessionId') ?? '')
  const tell = form.get('tell') === 'on'
  const parsed = courseSessionChange.safeParse({ ...sharedIn(form), courseSessionId, version, tell })
  if (!parsed.success) {
    const faults = faultsOf(parsed.error)
    return { faults: faults.length > 0 ? faults : [{ code: 'not_found' }], version }
  }
  const answer = await changeCourseSession(db(), actor, parsed.data)
  if (answer.ok) return saved(actor, courseSessionId, version, answer.value.told)
  if (answer.code !== 'changed_meanwhile') return { faults: refusalAt(answer.code), version }
  const now = await showCourseSessionSettings(db(), actor, courseSessionId)
  return { faults: [{ code: answer.code }], version: now?.version ?? version, ...(now && { now }) }
}

/** Whoever is no referent any more may not see the session. */
async function saved(actor: Actor, id: string, version: string, told: number): Promise<ChangeState> {
  refresh()
  const path = (await findCourseSession(db(), actor, id)) ? `/sessions/${id}` : '/sessions'
  return { saved: { path, told }, faults: [], version }
}

/** People whom the actor may put in charge of a session, by their names. */
export async function searchReferents(given: unknown): Promise<SearchAnswer> {
  const actor = await currentActor()
  const text = referentSearch.safeParse(given)
  if (!actor || !text.success) return { ok: false }
  return { ok: true, people: await findReferents(db(), actor, text.data) }
}
