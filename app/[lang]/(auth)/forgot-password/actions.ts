'use server'

import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { clientAddress } from '@/app/client-address'
import { answerFaults, faultsOf } from '@/app/door-answers'
import { answerAtDoor } from '@/app/door-memory'
import { postedForm } from '@/app/posted-form'
import { requestLanguage } from '@/app/request-language'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import { askForPasswordReset } from '@/domain/accounts/ask-for-password-reset'
import { addressInput } from '@/domain/accounts/input'
import { env } from '@/env'

/** Has a link sent, if there is an account; answers the same whether there is or not (T11). */
export async function forgotPassword(_before: DoorState, form: FormData): Promise<DoorState> {
  return answerAtDoor('/forgot-password', () => askForLink(postedForm(form)))
}

async function askForLink(form: FormData): Promise<DoorState> {
  const language = await requestLanguage()
  const parsed = addressInput.safeParse({ email: form.get('email') })
  if (!parsed.success) return answerFaults(language, form, faultsOf(parsed.error))
  const from = clientAddress(await headers())
  const outcome = await askForPasswordReset(db(), env().AUTH_SECRET, { ...parsed.data, from })
  if (!outcome.ok) return answerFaults(language, form, [outcome])
  const t = await getTranslations({ locale: language, namespace: 'auth' })
  const closed = { title: t('sentTitle'), text: t('sentText', { email: outcome.address }) }
  return { typed: {}, errors: [], closed }
}
