'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/app/actor'
import { readAskedFields, withErrorsOf } from '@/app/custom-values'
import { faultsOf, typedIn } from '@/app/door-answers'
import { linkKeys } from '@/app/link-keys'
import { currentPlatform } from '@/app/platform'
import { postedForm } from '@/app/posted-form'
import { requestLanguage } from '@/app/request-language'
import { startSending } from '@/app/start-sending'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { isGuessable } from '@/domain/accounts/guessable'
import { hashPassword } from '@/domain/accounts/password'
import { passwordLength } from '@/domain/accounts/policy'
import { type AddressFault, canonicalAddress } from '@/domain/addresses/policy'
import { activateFor } from '@/domain/invitations/activate-for'
import { correctAddress } from '@/domain/invitations/correct-address'
import { activationInput, addressCorrection } from '@/domain/invitations/input'
import { type ShownInvitation, showInvitation } from '@/domain/invitations/show-invitation'
import { env } from '@/env'
import type messages from '@/messages/fr.json'

type Failure = keyof (typeof messages)['desk']['failed']

/** Sends an invitation to another address; the link to the former one is dead (I7, T08). */
export async function correct(_before: DoorState, given: unknown): Promise<DoorState> {
  const form = postedForm(given)
  const actor = await currentActor()
  if (!actor) return refuse(form, 'signed_out')
  const parsed = addressCorrection.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refuse(form, 'not_found')
  if (parsed.data.email.trim() === '') return refuse(form, 'email_missing', 'email')
  const reading = canonicalAddress(parsed.data.email)
  if (!reading.ok) return refuseAddress(form, reading.fault)
  const corrected = await correctAddress(db(), linkKeys(), actor, { ...parsed.data, email: reading.address })
  if (!corrected.ok) {
    const ofAll = corrected.code === 'not_found' || corrected.code === 'beyond_yours'
    return refuse(form, corrected.code, ofAll ? undefined : 'email')
  }
  startSending()
  refresh()
  const t = await getTranslations({ locale: await requestLanguage(), namespace: 'desk.correctForm' })
  return closed(t('done'), t('doneHelp', corrected.value))
}

/** Gives the person beside the administrator their account now (T12, A1), by the same rules as the first login. */
export async function activate(_before: DoorState, given: unknown): Promise<DoorState> {
  const form = postedForm(given)
  const actor = await currentActor()
  if (!actor) return refuse(form, 'signed_out')
  const id = activationInput.shape.invitationId.safeParse(form.get('invitationId'))
  const shown = id.success ? await showInvitation(db(), actor, id.data) : null
  if (!shown?.ok) return refuse(form, 'not_found')
  return activateShown(form, actor, shown.value)
}

async function activateShown(form: FormData, actor: Actor, shown: ShownInvitation): Promise<DoorState> {
  const { email } = shown
  const locale = await requestLanguage()
  const parsed = activationInput.safeParse(Object.fromEntries(form))
  const asked = await readAskedFields(locale, form, shown.customValues)
  if (!parsed.success || asked.errors.length > 0) {
    const answer = await answerFaults(form, parsed.success ? [] : faultsOf(parsed.error))
    return withErrorsOf(answer, asked.errors)
  }
  const { password, ...person } = parsed.data
  const { name: platform } = await currentPlatform()
  if (await isGuessable(password, [person.firstName, person.lastName, email, platform]))
    return answerFaults(form, [{ field: 'password', code: 'password_common' }])
  const passwordHash = await hashPassword(password, env().PASSWORD_COST)
  const activated = await activateFor(db(), actor, {
    ...person,
    passwordHash,
    customValues: asked.values,
  })
  if (!activated.ok) return refuse(form, activated.code === 'already_active' ? 'active' : activated.code)
  refresh()
  const t = await getTranslations({ locale, namespace: 'desk.activateForm' })
  return closed(t('done'), t('doneHelp', { name: `${person.firstName} ${person.lastName}`, email }))
}

async function refuse(form: FormData, code: Failure, field?: string): Promise<DoorState> {
  const t = await getTranslations({ locale: await requestLanguage(), namespace: 'desk.failed' })
  return { typed: typedIn(form), errors: [{ field, text: t(code) }] }
}

async function refuseAddress(form: FormData, fault: AddressFault): Promise<DoorState> {
  const locale = await requestLanguage()
  const [t, why] = await Promise.all([
    getTranslations({ locale, namespace: 'desk.addressFault' }),
    getTranslations({ locale, namespace: 'invite.faults' }),
  ])
  return { typed: typedIn(form), errors: [{ field: 'email', text: t('text', { fault: why(fault) }) }] }
}

/** What is wrong with the person's name and password; the sentences of the first login speak to themselves. */
async function answerFaults(form: FormData, faults: ReturnType<typeof faultsOf>): Promise<DoorState> {
  const locale = await requestLanguage()
  const [own, usual] = await Promise.all([
    getTranslations({ locale, namespace: 'desk.failed' }),
    getTranslations({ locale, namespace: 'auth.faults' }),
  ])
  const errors = faults.map(({ field, code }) => {
    const isName = code === 'first_name_missing' || code === 'last_name_missing'
    return { field, text: isName ? own(code) : usual(code, { ...passwordLength, minutes: 0 }) }
  })
  return { typed: typedIn(form), errors }
}

const closed = (title: string, text: string): DoorState => ({
  typed: {},
  errors: [],
  closed: { title, text },
})
