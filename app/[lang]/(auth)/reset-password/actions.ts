'use server'

import { redirect } from 'next/navigation'
import { requestOrigin } from '@/app/client-address'
import { answerFaults, faultsOf } from '@/app/door-answers'
import { answerAtDoor } from '@/app/door-memory'
import { closeLink, readLink } from '@/app/link-cookie'
import { linkKeys } from '@/app/link-keys'
import { currentPlatform } from '@/app/platform'
import { postedForm } from '@/app/posted-form'
import { requestLanguage } from '@/app/request-language'
import { forgetSignIn } from '@/app/sign-in-cookie'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import { isGuessable } from '@/domain/accounts/guessable'
import { resetInput } from '@/domain/accounts/input'
import { hashPassword } from '@/domain/accounts/password'
import { findReset, resetPassword } from '@/domain/accounts/reset-password'
import { env } from '@/env'

/** Sets the password that the person chose, through the link that this browser opened. */
export async function changePassword(_before: DoorState, form: FormData): Promise<DoorState> {
  return answerAtDoor('/reset-password', () => tryToChange(postedForm(form)))
}

async function tryToChange(form: FormData): Promise<DoorState> {
  const language = await requestLanguage()
  const parsed = resetInput.safeParse({ password: form.get('password') })
  if (!parsed.success) return answerFaults(language, form, faultsOf(parsed.error))
  const token = (await readLink('password-reset')) ?? ''
  const reset = await findReset(db(), linkKeys(), token)
  if (!reset) redirect('/reset-password')
  const { password } = parsed.data
  const own = [reset.firstName, reset.lastName, reset.email, (await currentPlatform()).name]
  if (await isGuessable(password, own)) {
    return answerFaults(language, form, [{ field: 'password', code: 'password_common' }])
  }
  const passwordHash = await hashPassword(password, env().PASSWORD_COST)
  const outcome = await resetPassword(db(), linkKeys(), {
    token,
    passwordHash,
    origin: await requestOrigin(),
  })
  if (!outcome.ok) redirect('/reset-password')
  await closeLink('password-reset')
  await forgetSignIn()
  redirect('/login?changed=1')
}
