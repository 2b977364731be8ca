'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { currentActor } from '@/app/actor'
import { linkKeys } from '@/app/link-keys'
import { postedForm } from '@/app/posted-form'
import { requestLanguage } from '@/app/request-language'
import { startSending } from '@/app/start-sending'
import { waitingWords } from '@/app/waiting-words'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { mayInviteInto } from '@/domain/access/policy'
import { roles } from '@/domain/access/roles'
import { createAccounts } from '@/domain/accounts/create-accounts'
import type { CreationInput } from '@/domain/accounts/creation'
import { type CreationPreview, previewCreation } from '@/domain/accounts/preview-creation'
import { type CustomFaults, readCustomValues } from '@/domain/custom-fields/input'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { readWaiting } from '@/domain/mail/read-waiting'
import type { CreateAnswer, CreateFaults } from './answer'
import { chosenSecret } from './chosen-secret'
import { type CreationForm, mostOnSheet, readForm } from './read-form'
import { sheetOf } from './sheet-of'
import { showOutcome } from './show-outcome'

/** Sends the form "Créer un compte", for one person or for a list (C1, C5). */
export async function create(given: FormData): Promise<CreateAnswer> {
  const form = postedForm(given)
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const read = readForm(form)
  const requireAll = !read.ok || !read.value.people.every(({ restore }) => restore)
  const custom = readCustomValues(await listCustomFields(db()), form, { requireAll })
  if (!read.ok || !custom.ok) return faulty(read.ok ? {} : read.faults, custom.ok ? [] : custom.faults)
  // Asked again where accounts are made: here, so that nobody else makes us digest passwords.
  if (!read.value.groupIds.every((id) => mayInviteInto(actor, id))) return { ok: false, code: 'not_found' }
  const secret = await chosenSecret(form, read.value)
  if (!secret.ok) return faulty({ password: secret.fault })
  return createFrom(actor, { ...read.value, secret: secret.value, customValues: custom.values })
}

async function createFrom(actor: Actor, input: CreationForm & CreationInput): Promise<CreateAnswer> {
  const answer = await createAccounts(db(), linkKeys(), actor, input)
  if (!answer.ok) {
    const { code } = answer
    return code === 'date_passed' ? faulty({ deletionDate: code }) : { ok: false, code }
  }
  startSending()
  // What is said of seats before the button.
  refresh()
  return {
    ok: true,
    outcomes: answer.value.map((one) => showOutcome(one, input.people[one.at])),
    sheet: await sheetOf(answer.value, input.people, input.language),
    mailed: input.secret.kind === 'mailed' ? await mailWords(actor) : null,
  }
}

const mailWords = async (actor: Actor) =>
  waitingWords(await readWaiting(db(), actor), actor, await requestLanguage())

/** What nobody can type wrong is no form of ours. */
function faulty(faults: CreateFaults, custom: CustomFaults = []): CreateAnswer {
  const isTyped = Object.keys(faults).length > 0 || custom.length > 0
  return isTyped ? { ok: false, code: 'faults', faults, custom } : { ok: false, code: 'not_found' }
}

const line = z.string().max(1000)
const name = { firstName: line, lastName: line }
const place = { groupIds: z.array(z.uuid()).max(1000), roles: z.array(z.enum(roles)) }
const previewed = z.object({
  people: z
    .array(z.union([z.object({ ...name, email: line }), z.object({ ...name, userName: line })]))
    .max(mostOnSheet),
  ...place,
})

/** What creating would meet, before the button: accounts that exist, and groups that learners join as well (E1, E2, G2). */
export async function preview(given: unknown): Promise<CreationPreview | null> {
  const actor = await currentActor()
  const parsed = previewed.safeParse(given)
  return actor && parsed.success ? previewCreation(db(), actor, parsed.data) : null
}
