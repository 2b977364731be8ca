'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { currentActor } from '@/app/actor'
import { currentPlatform } from '@/app/platform'
import { postedForm } from '@/app/posted-form'
import { requestLanguage, speak } from '@/app/request-language'
import { readSignInId, signInSettings } from '@/app/sign-in-cookie'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import { minutesTo } from '@/domain/accounts/attempts'
import { changeOwnAccount } from '@/domain/accounts/change-own-account'
import { changeOwnPassword } from '@/domain/accounts/change-own-password'
import { endSignIns } from '@/domain/accounts/end-sign-ins'
import { ownAccountInput, ownPasswordInput } from '@/domain/accounts/input'
import { passwordLength } from '@/domain/accounts/policy'
import { findTimeZone, timeZones } from '@/domain/accounts/time-zones'
import { readOwnFields } from './own-fields'
import { type Sentence, sentencesOf } from './sentences'
import type { EndAnswer, IdentityState } from './state'

const fields = ['firstName', 'lastName', 'language', 'timeZone'] as const

/** Saves what one says of oneself. */
export async function saveIdentity(given: unknown): Promise<IdentityState> {
  const form = postedForm(given)
  const say = await sentencesOf(await requestLanguage())
  const refuse = (...faults: Sentence[]) => ({
    saved: false,
    reload: false,
    errors: faults.map(say),
    customFaults: [],
  })
  const actor = await currentActor()
  if (!actor) return refuse({ code: 'signed_out' })
  const parsed = ownAccountInput.safeParse(Object.fromEntries(fields.map((name) => [name, form.get(name)])))
  const zones = timeZones((await currentPlatform()).timeZone, actor.timeZone)
  const timeZone = findTimeZone(String(form.get('timeZone') ?? ''), zones)
  const own = await readOwnFields(form, actor)
  const faults = parsed.success ? [] : firstFaults(parsed.error)
  if (!timeZone) faults.push({ field: 'timeZone', code: 'zone_unknown' })
  if (!parsed.success || !timeZone || !own.ok) return { ...refuse(...faults), customFaults: own.faults }
  const answer = await changeOwnAccount(db(), actor, { ...parsed.data, timeZone, customValues: own.values })
  if (!answer.ok) return refuse({ code: 'signed_out' })
  const reload = answer.value.includes('language')
  if (reload) await speak(parsed.data.language)
  else refresh()
  return { saved: true, reload, errors: [], customFaults: [] }
}

/** Puts another password in the place of the present one; other sign-ins end (T15). */
export async function changePassword(_before: unknown, given: unknown): Promise<DoorState> {
  const form = postedForm(given)
  const language = await requestLanguage()
  const say = await sentencesOf(language)
  const refuse = (...faults: Sentence[]) => ({ typed: {}, errors: faults.map(say) })
  const [actor, signInId] = [await currentActor(), await readSignInId()]
  if (!actor || !signInId) return refuse({ code: 'signed_out' })
  const parsed = ownPasswordInput.safeParse({ present: form.get('present'), password: form.get('password') })
  if (!parsed.success) return refuse(...firstFaults(parsed.error))
  const { name: platformName } = await currentPlatform()
  const answer = await changeOwnPassword(db(), signInSettings(), actor, {
    ...parsed.data,
    signInId,
    platformName,
  })
  if (!answer.ok) return refuse(passwordFault(answer))
  refresh()
  const t = await getTranslations({ locale: language, namespace: 'ownAccount.password' })
  return { typed: {}, errors: [], closed: { title: t('done'), text: t('doneText', answer.value) } }
}

/** Signs out in one other place, or in all of them. */
export async function endElsewhere(given: unknown): Promise<EndAnswer> {
  const [actor, here] = [await currentActor(), await readSignInId()]
  if (!actor || !here) return { ok: false, code: 'signed_out' }
  const only = z.union([z.uuid(), z.literal('all')]).safeParse(given)
  const ended = only.success ? await endSignIns(db(), actor, { here, only: only.data }) : 0
  refresh()
  return { ok: true, ended }
}

function passwordFault(
  answer: Exclude<Awaited<ReturnType<typeof changeOwnPassword>>, { ok: true }>,
): Sentence {
  if (answer.code === 'wrong') return { field: 'present', code: 'present_wrong' }
  if (answer.code === 'too_many') return { code: 'too_many', minutes: minutesTo(answer.until) }
  if (answer.code === 'not_found') return { code: 'gone' }
  return { field: 'password', code: answer.code }
}

/** The first fault of each field; the schema's messages are codes. */
function firstFaults({ issues }: z.ZodError): Sentence[] {
  const first = new Map(issues.toReversed().map(({ path, message }) => [String(path[0]), message]))
  return [...first].toReversed().map(([field, message]) => {
    const code = field === 'present' ? 'present_missing' : message
    return { field, code, ...passwordLength }
  })
}
