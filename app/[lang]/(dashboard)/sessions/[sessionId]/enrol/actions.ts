'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { currentActor } from '@/app/actor'
import { linkKeys } from '@/app/link-keys'
import { postedForm } from '@/app/posted-form'
import { requestLanguage } from '@/app/request-language'
import { startSending } from '@/app/start-sending'
import { waitingWords } from '@/app/waiting-words'
import { db } from '@/db/client'
import { assignGroup } from '@/domain/course-sessions/assign-group'
import { enrolPeople } from '@/domain/course-sessions/enrol-people'
import { enrolInput, groupOfSession, sessionInviteInput } from '@/domain/course-sessions/input'
import { inviteIntoSession } from '@/domain/course-sessions/invite-into-session'
import { readWaiting } from '@/domain/mail/read-waiting'
import type { AssignAnswer, EmailsAnswer, EmailsFault, PeopleAnswer } from './answers'
import { groupOutcomes } from './emails/grouped'

/** Enrols the people who were ticked (S2). */
export async function enrolTicked(given: FormData): Promise<PeopleAnswer> {
  const form = postedForm(given)
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const input = enrolInput.safeParse({
    courseSessionId: form.get('courseSessionId'),
    accountIds: form.getAll('accountIds'),
  })
  if (!input.success) return { ok: false, code: 'wrong' }
  const answer = await enrolPeople(db(), actor, input.data)
  if (!answer.ok) return answer
  if (answer.value.enrolled.length > 0) startSending()
  refresh()
  return { ok: true, ...answer.value }
}

/** Assigns a group: its learners are enrolled behind the scenes, and those to come with it (S1). */
export async function assign(given: unknown): Promise<AssignAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const input = groupOfSession.safeParse(given)
  if (!input.success) return { ok: false, code: 'wrong' }
  const answer = await assignGroup(db(), actor, input.data)
  if (!answer.ok) return answer
  startSending()
  refresh()
  return { ok: true }
}

/** Sends "Ajouter des emails": enrols who has an account and invites who has none (I3). */
export async function inviteToSession(given: FormData): Promise<EmailsAnswer> {
  const form = postedForm(given)
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const input = sessionInviteInput.safeParse({
    courseSessionId: form.get('courseSessionId'),
    groupId: form.get('groupId'),
    emails: form.get('emails'),
    mailAgain: form.get('mailAgain') === 'on',
    evenIfErased: form.getAll('evenIfErased'),
  })
  if (!input.success) return { ok: false, code: faultOf(input.error) }
  const answer = await inviteIntoSession(db(), linkKeys(), actor, input.data)
  if (!answer.ok) return answer
  startSending()
  const waiting = await waitingWords(await readWaiting(db(), actor), actor, await requestLanguage())
  return { ok: true, outcomes: groupOutcomes(answer.value), waiting }
}

function faultOf({ issues: [first] }: z.ZodError): EmailsFault | 'not_found' {
  const field = first?.path[0]
  if (field === 'emails') return first?.code === 'too_big' ? 'emails_long' : 'emails_missing'
  return field === 'groupId' ? 'group_missing' : 'not_found'
}
