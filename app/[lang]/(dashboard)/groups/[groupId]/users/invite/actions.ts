'use server'

import type { z } from 'zod'
import { currentActor } from '@/app/actor'
import { linkKeys } from '@/app/link-keys'
import { postedForm } from '@/app/posted-form'
import { requestLanguage } from '@/app/request-language'
import { startSending } from '@/app/start-sending'
import { waitingWords } from '@/app/waiting-words'
import { db } from '@/db/client'
import { readCustomValues } from '@/domain/custom-fields/input'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { inviteInput } from '@/domain/invitations/input'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { readRoomToday } from '@/domain/mail/read-room-today'
import { readWaiting } from '@/domain/mail/read-waiting'
import { type FieldFault, groupOutcomes, type InviteAnswer } from './answer'

/** Sends the form "Inviter" (I1). */
export async function invite(given: FormData): Promise<InviteAnswer> {
  const form = postedForm(given)
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const parsed = inviteInput.safeParse({
    groupId: form.get('groupId'),
    emails: form.get('emails'),
    roles: form.getAll('roles'),
    language: form.get('language'),
    deletionDate: form.get('deletionDate') || null,
    reminderDays: form.get('reminderDays') ?? undefined,
    mailAgain: form.get('mailAgain') === 'on',
    evenIfErased: form.getAll('evenIfErased'),
  })
  if (!parsed.success) return { ok: false, code: faultOf(parsed.error) }
  const custom = readCustomValues(await listCustomFields(db()), form, { requireAll: false })
  if (!custom.ok) return { ok: false, code: 'values_wrong', faults: custom.faults }
  const input = { ...parsed.data, customValues: custom.values }
  const answer = await inviteIntoGroup(db(), linkKeys(), actor, input)
  if (!answer.ok) return answer
  startSending()
  const { groupId } = parsed.data
  const [room, waiting] = await Promise.all([
    readRoomToday(db(), { accountId: actor.accountId, groupId }),
    readWaiting(db(), actor),
  ])
  const outcomes = groupOutcomes(answer.value)
  return { ok: true, outcomes, room, waiting: await waitingWords(waiting, actor, await requestLanguage()) }
}

function faultOf({ issues: [first] }: z.ZodError): FieldFault | 'not_found' {
  const field = first?.path[0]
  if (field === 'emails') return first?.code === 'too_big' ? 'emails_long' : 'emails_missing'
  if (field === 'roles') return 'roles_missing'
  return field === 'deletionDate' ? 'date_wrong' : 'not_found'
}
