'use server'

import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { clientAddress } from '@/app/client-address'
import { answerFaults, faultsOf } from '@/app/door-answers'
import { answerAtDoor } from '@/app/door-memory'
import { readLink } from '@/app/link-cookie'
import { linkKeys } from '@/app/link-keys'
import { notePerson } from '@/app/link-visit'
import { postedForm } from '@/app/posted-form'
import { requestLanguage } from '@/app/request-language'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import { addressRange } from '@/domain/accounts/address-range'
import { countAttempt, minutesTo } from '@/domain/accounts/attempts'
import { addressInput } from '@/domain/accounts/input'
import { askForNewLink } from '@/domain/invitations/ask-for-new-link'
import { env } from '@/env'

/** Tells those who can resend that somebody waits for a link; never tells whether an address is known (F3, T11). */
export async function askAgain(_before: DoorState, form: FormData): Promise<DoorState> {
  await notePerson()
  return answerAtDoor('/first-login', () => passOn(postedForm(form)))
}

async function passOn(form: FormData): Promise<DoorState> {
  const language = await requestLanguage()
  const asking = await whatIsAsked(form)
  if ('error' in asking) return answerFaults(language, form, faultsOf(asking.error))
  const subject = addressRange(clientAddress(await headers()))
  const limit = { name: 'new link range', subject, most: 60, minutes: 15 }
  const until = await countAttempt(db(), env().AUTH_SECRET, [limit])
  if (until) return answerFaults(language, form, [{ code: 'too_many', minutes: minutesTo(until) }])
  await askForNewLink(db(), linkKeys(), asking, subject)
  const t = await getTranslations({ locale: language, namespace: 'firstLogin' })
  return { typed: {}, errors: [], closed: { title: t('askedTitle'), text: t('askedText') } }
}

type Asked = { token: string } | { email: string } | { error: z.ZodError }

/** The address that was typed where one is asked for; otherwise the link that this browser opened. */
async function whatIsAsked(form: FormData): Promise<Asked> {
  if (!form.has('email')) return { token: (await readLink('first-login')) ?? '' }
  const parsed = addressInput.safeParse({ email: form.get('email') })
  return parsed.success ? parsed.data : { error: parsed.error }
}
