'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '@/app/actor'
import { requestOrigin } from '@/app/client-address'
import { comeIn } from '@/app/come-in'
import { readAskedFields } from '@/app/custom-values'
import { answerFaults, faultsOf } from '@/app/door-answers'
import { answerAtDoor } from '@/app/door-memory'
import { readLink } from '@/app/link-cookie'
import { linkKeys } from '@/app/link-keys'
import { notePerson } from '@/app/link-visit'
import { currentPlatform } from '@/app/platform'
import { postedForm } from '@/app/posted-form'
import { requestLanguage } from '@/app/request-language'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { isGuessable } from '@/domain/accounts/guessable'
import { hashPassword } from '@/domain/accounts/password'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { findInvitationByToken } from '@/domain/invitations/find-by-token'
import { firstLoginInput } from '@/domain/invitations/input'
import { env } from '@/env'
import type { Language } from '@/i18n/languages'
import { answerRefusal } from './answer-refusal'

/** Activates the invitee's account and signs them in, once (F1, F2); never while somebody else is signed in (F4). */
export async function acceptAndSignIn(_before: DoorState, form: FormData): Promise<DoorState> {
  await notePerson()
  return answerAtDoor('/first-login', () => tryToAccept(postedForm(form)))
}

async function tryToAccept(form: FormData): Promise<DoorState> {
  const language = await requestLanguage()
  const token = await readLink('first-login')
  const invitation = await findInvitationByToken(db(), linkKeys(), token ?? '')
  const given = await readForm(language, form, invitation.state === 'live' ? invitation.customValues : {})
  if (given.wrong) return given.wrong
  if (!token) return answerRefusal(language, form, 'gone')
  // Dead links cost no hashing: their page says what they are.
  if (invitation.state !== 'live' || (await currentActor())) redirect('/first-login')
  const { password, ...person } = given
  const { name: platform } = await currentPlatform()
  if (await isGuessable(password, [person.firstName, person.lastName, invitation.email, platform])) {
    return answerFaults(language, form, [{ field: 'password', code: 'password_common' }])
  }
  const accepted = await acceptInvitation(db(), linkKeys(), {
    ...person,
    token,
    invitationId: String(form.get('invitationId')),
    passwordHash: await hashPassword(password, env().PASSWORD_COST),
    origin: await requestOrigin(),
  })
  if (!accepted.ok) return answerRefusal(language, form, accepted.code)
  const { courseSessionId } = accepted.value
  return comeIn(
    'first-login',
    accepted.value,
    courseSessionId ? `/sessions/${courseSessionId}?welcome=1` : undefined,
  )
}

/** What was typed, or what is wrong with it. `kept` is what the invitation has of custom fields. */
async function readForm(language: Language, form: FormData, kept: CustomValues) {
  const parsed = firstLoginInput.safeParse(Object.fromEntries(form))
  const asked = await readAskedFields(language, form, kept)
  if (parsed.success && asked.errors.length === 0) return { ...parsed.data, customValues: asked.values }
  const answer = await answerFaults(language, form, parsed.success ? [] : faultsOf(parsed.error))
  return { wrong: { ...answer, errors: [...answer.errors, ...asked.errors] } }
}
