'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { clientAddress } from '@/app/client-address'
import { answerFaults, faultsOf } from '@/app/door-answers'
import { answerAtDoor, pageAddress } from '@/app/door-memory'
import { keepLink } from '@/app/link-cookie'
import { ownPath } from '@/app/own-path'
import { postedForm } from '@/app/posted-form'
import { requestLanguage, speak } from '@/app/request-language'
import { keepSignIn, signInSettings } from '@/app/sign-in-cookie'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import { minutesTo } from '@/domain/accounts/attempts'
import { loginInput } from '@/domain/accounts/input'
import { signIn } from '@/domain/accounts/sign-in'

/** Signs in and goes on to where the person wanted to go; with a temporary password, to the choice of one's own (C4). */
export async function logIn(_before: DoorState, form: FormData): Promise<DoorState> {
  return answerAtDoor('/login', () => tryToLogIn(postedForm(form)))
}

async function tryToLogIn(form: FormData): Promise<DoorState> {
  const language = await requestLanguage()
  const parsed = loginInput.safeParse({ email: form.get('email'), password: form.get('password') })
  if (!parsed.success) return answerFaults(language, form, faultsOf(parsed.error))
  const from = clientAddress(await headers())
  const outcome = await signIn(db(), signInSettings(), { ...parsed.data, from })
  if (!outcome.ok && outcome.code === 'own_password_due') {
    await keepLink('own-password', outcome.token)
    await speak(outcome.language)
    redirect('/own-password')
  }
  if (!outcome.ok) {
    const minutes = 'until' in outcome ? minutesTo(outcome.until) : 0
    return answerFaults(language, form, [{ code: outcome.code, minutes }])
  }
  await keepSignIn(outcome.signInId)
  await speak(outcome.language)
  redirect(ownPath((await pageAddress())?.searchParams.get('next')))
}
