'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { clientAddress } from '@/app/client-address'
import { answerFaults, faultsOf } from '@/app/door-answers'
import { answerAtDoor, pageAddress } from '@/app/door-memory'
import { ownPath } from '@/app/own-path'
import { postedForm } from '@/app/posted-form'
import { requestLanguage, speak } from '@/app/request-language'
import { keepSignIn } from '@/app/sign-in-cookie'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import { minutesTo } from '@/domain/accounts/attempts'
import { loginInput } from '@/domain/accounts/input'
import { signIn } from '@/domain/accounts/sign-in'
import { env } from '@/env'

/** Signs in and goes on to where the person wanted to go. */
export async function logIn(_before: DoorState, form: FormData): Promise<DoorState> {
  return answerAtDoor('/login', () => tryToLogIn(postedForm(form)))
}

async function tryToLogIn(form: FormData): Promise<DoorState> {
  const language = await requestLanguage()
  const parsed = loginInput.safeParse({ email: form.get('email'), password: form.get('password') })
  if (!parsed.success) return answerFaults(language, form, faultsOf(parsed.error))
  const settings = { secret: env().AUTH_SECRET, cost: env().PASSWORD_COST }
  const from = clientAddress(await headers())
  const outcome = await signIn(db(), settings, { ...parsed.data, from })
  if (!outcome.ok) {
    const minutes = 'until' in outcome ? minutesTo(outcome.until) : 0
    return answerFaults(language, form, [{ code: outcome.code, minutes }])
  }
  await keepSignIn(outcome.signInId)
  await speak(outcome.language)
  redirect(ownPath((await pageAddress())?.searchParams.get('next')))
}
