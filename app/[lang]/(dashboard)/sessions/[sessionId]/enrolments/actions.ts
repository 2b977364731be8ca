'use server'

import { refresh } from 'next/cache'
import { currentActor } from '@/app/actor'
import { startSending } from '@/app/start-sending'
import { db } from '@/db/client'
import { approveFromSession, resendFromSession } from '@/domain/course-sessions/answer-invitations'
import { someEnrolments, unenrolInput } from '@/domain/course-sessions/input'
import { unenrol } from '@/domain/course-sessions/unenrol'
import type { InvitationAnswer, UnenrolAnswer } from './answers'

/** Takes people out of a session, and cancels invitations that were for nothing else. */
export async function unenrolPeople(given: unknown): Promise<UnenrolAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const input = unenrolInput.safeParse(given)
  if (!input.success) return { ok: false, code: 'wrong' }
  const answer = await unenrol(db(), actor, input.data)
  if (!answer.ok) return answer
  if (input.data.tell) startSending()
  refresh()
  return { ok: true, ...answer.value }
}

/** Mails invitations that came from a session again, with the same link (I7). */
export async function resendInvited(given: unknown): Promise<InvitationAnswer> {
  return carryOut(resendFromSession, given)
}

/** Takes over invitations of a session that their author may no longer answer for (A1). */
export async function approveInvited(given: unknown): Promise<InvitationAnswer> {
  return carryOut(approveFromSession, given)
}

async function carryOut(deed: typeof resendFromSession, given: unknown): Promise<InvitationAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const input = someEnrolments.safeParse(given)
  if (!input.success) return { ok: false, code: 'wrong' }
  const answer = await deed(db(), actor, input.data)
  if (!answer.ok) return answer
  if (answer.value.done > 0) startSending()
  refresh()
  return { ok: true, ...answer.value }
}
