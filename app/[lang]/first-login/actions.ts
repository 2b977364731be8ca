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
import { isGuessable } from '@/domain/accounts/guessable'
import { hashPassword } from '@/domain/accounts/password'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { findInvitationByToken } from '@/domain/invitations/find-by-token'
import { firstLoginInput } from '@/domain/invitations/input'
import { env } from '@/env'
import { answerRefusal } from './answer-refusal'

/** Activates the invitee's account and signs them in, once (F1, F2); never while somebody else is signed in (F4). */
export async function acceptAndSignIn(_before: DoorState, form: FormData): Promise<DoorState> {
  await notePerson()
  return answerAtDoor('/first-login', () => tryToAccept(postedForm(form)))
}

async function tryToAccept(form: FormData): Promise<DoorState> {
  const language = await requestLanguage()
  const token = await readLink('first-login')
  const parsed = firstLoginInput.safeParse(Object.fromEntries(form))
  const asked = await readAskedFields(language, form, await valuesOf(token))
  if (!parsed.success || asked.errors.length > 0) {
    const answer = await answerFaults(language, form, parsed.success ? [] : faultsOf(parsed.error))
    return { ...answer, errors: [...answer.errors, ...asked.errors] }
  }
  if (!token) return answerRefusal(language, form, 'gone')
  if (await currentActor()) redirect('/first-login')
  const { password, ...name } = parsed.data
  if (await isOwnWords(token, name, password)) {
    return answerFaults(language, form, [{ field: 'password', code: 'password_common' }])
  }
  const invitationId = String(form.get('invitationId'))
  const passwordHash = await hashPassword(password, env().PASSWORD_COST)
  const person = { ...name, passwordHash, customValues: asked.values }
  const given = { token, invitationId, ...person, origin: await requestOrigin() }
  const accepted = await acceptInvitation(db(), linkKeys(), given)
  if (!accepted.ok) return answerRefusal(language, form, accepted.code)
  return comeIn('first-login', accepted.value)
}

/** What the invitation has of custom fields. */
async function valuesOf(token: string | null) {
  const invitation = await findInvitationByToken(db(), linkKeys(), token ?? '')
  return invitation.state === 'live' ? invitation.customValues : {}
}

/** Dead links cost no hashing: their page says what they are. */
async function isOwnWords(token: string, name: { firstName: string; lastName: string }, password: string) {
  const invitation = await findInvitationByToken(db(), linkKeys(), token)
  if (invitation.state !== 'live') redirect('/first-login')
  const { name: platform } = await currentPlatform()
  return isGuessable(password, [name.firstName, name.lastName, invitation.email, platform])
}
