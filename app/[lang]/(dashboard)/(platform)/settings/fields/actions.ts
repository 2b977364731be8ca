'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { currentActor } from '@/app/actor'
import { postedForm } from '@/app/posted-form'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changeCustomField } from '@/domain/custom-fields/change-custom-field'
import { createCustomField } from '@/domain/custom-fields/create-custom-field'
import {
  type FieldInput,
  fieldChange,
  fieldDeletion,
  fieldInput,
  fieldMove,
} from '@/domain/custom-fields/definition'
import { deleteCustomField } from '@/domain/custom-fields/delete-custom-field'
import { listUsedFields } from '@/domain/custom-fields/list-used-fields'
import { moveCustomField } from '@/domain/custom-fields/move-custom-field'
import { type DeedAnswer, type FieldFault, type FieldState, parts } from './state'

/** Adds a custom field, or changes the one that the form names. */
export async function saveField(given: unknown): Promise<FieldState> {
  const form = postedForm(given)
  const version = String(form.get('version') ?? '')
  const refuse = (code: FieldFault): FieldState => ({ saved: false, faults: [{ code }], version })
  const actor = await currentActor()
  if (!actor) return refuse('signed_out')
  const parsed = fieldInput.safeParse({
    name: form.get('name') ?? '',
    kind: form.get('kind'),
    choices: form.get('choices') ?? '',
    required: form.get('required') === 'on',
    askedAtFirstLogin: form.get('askedAtFirstLogin') === 'on',
  })
  if (!parsed.success) return { saved: false, faults: faultsOf(parsed.error), version }
  const answer = await write(actor, form, parsed.data)
  if (answer.ok) refresh()
  if (answer.ok) return { saved: true, faults: [], version }
  if (answer.code === 'name_taken')
    return { saved: false, faults: [{ part: 'name', code: answer.code }], version }
  const now = answer.code === 'changed_meanwhile' ? await versionOf(actor, form.get('fieldId')) : version
  return { ...refuse(answer.code), version: now }
}

async function write(actor: Actor, form: FormData, input: FieldInput) {
  if (!form.get('fieldId')) return createCustomField(db(), actor, input)
  const which = fieldChange.safeParse({ fieldId: form.get('fieldId'), version: form.get('version') })
  if (!which.success) return { ok: false, code: 'not_found' } as const
  return changeCustomField(db(), actor, { ...input, ...which.data })
}

async function versionOf(actor: Actor, fieldId: unknown) {
  const fields = await listUsedFields(db(), actor)
  return fields?.find(({ id }) => id === fieldId)?.version ?? ''
}

/** A sentence a part, in the order of the form. */
function faultsOf({ issues }: z.ZodError): FieldState['faults'] {
  return parts.flatMap((part) => {
    const code = issues.find(({ path }) => path[0] === part)?.message as FieldFault | undefined
    return code ? [{ part, code }] : []
  })
}

/** Moves a field among the others. */
export async function moveField(given: unknown): Promise<DeedAnswer> {
  const parsed = fieldMove.safeParse(given)
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  if (!parsed.success) return { ok: false, code: 'not_found' }
  const answer = await moveCustomField(db(), actor, parsed.data)
  refresh()
  return answer.ok ? { ok: true } : answer
}

/** Deletes a field with all its values, if no more are lost than the screen said. */
export async function deleteField(given: unknown): Promise<DeedAnswer> {
  const parsed = fieldDeletion.safeParse(given)
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  if (!parsed.success) return { ok: false, code: 'not_found' }
  const answer = await deleteCustomField(db(), actor, parsed.data)
  refresh()
  return answer.ok ? { ok: true } : answer
}
