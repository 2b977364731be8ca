'use server'

import { redirect } from 'next/navigation'
import { requestOrigin } from '@/app/client-address'
import { comeIn } from '@/app/come-in'
import { answerFaults, faultsOf } from '@/app/door-answers'
import { answerAtDoor } from '@/app/door-memory'
import { readLink } from '@/app/link-cookie'
import { linkKeys } from '@/app/link-keys'
import { currentPlatform } from '@/app/platform'
import { postedForm } from '@/app/posted-form'
import { requestLanguage } from '@/app/request-language'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import { chooseOwnPassword, findOwnPasswordDue } from '@/domain/accounts/choose-own-password'
import { isGuessable } from '@/domain/accounts/guessable'
import { resetInput } from '@/domain/accounts/input'
import { hashPassword } from '@/domain/accounts/password'
import { env } from '@/env'

/** Puts one's own password in the place of the temporary one, and signs in (C4, C5). */
export async function chooseOwn(_before: DoorState, form: FormData): Promise<DoorState> {
  return answerAtDoor('/own-password', () => tryToChoose(postedForm(form)))
}

async function tryToChoose(form: FormData): Promise<DoorState> {
  const language = await requestLanguage()
  const parsed = resetInput.safeParse({ password: form.get('password') })
  if (!parsed.success) return answerFaults(language, form, faultsOf(parsed.error))
  const token = (await readLink('own-password')) ?? ''
  const due = await findOwnPasswordDue(db(), linkKeys(), token)
  if (!due) redirect('/own-password')
  const { password } = parsed.data
  const own = [due.firstName, due.lastName, due.login, (await currentPlatform()).name]
  if (await isGuessable(password, own)) {
    return answerFaults(language, form, [{ field: 'password', code: 'password_common' }])
  }
  const passwordHash = await hashPassword(password, env().PASSWORD_COST)
  const chosen = await chooseOwnPassword(db(), linkKeys(), {
    token,
    passwordHash,
    origin: await requestOrigin(),
  })
  if (!chosen.ok) redirect('/own-password')
  return comeIn('own-password', chosen.value)
}
