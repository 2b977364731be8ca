import { db } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import { readOwnAccount } from '@/domain/accounts/change-own-account'
import { type CustomFaults, controlOf, readCustomValues } from '@/domain/custom-fields/input'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'

type Read = { ok: boolean; faults: CustomFaults; values: CustomValues }

/** The custom fields that the form had: one that was defined since stays as it is. What was emptied is an empty value. */
export async function readOwnFields(form: FormData, actor: Actor): Promise<Read> {
  const fields = (await listCustomFields(db())).filter(({ id }) => form.has(controlOf(id)))
  const kept = (await readOwnAccount(db(), actor))?.customValues ?? {}
  const read = readCustomValues(fields, form, { requireAll: true, kept })
  if (!read.ok) return { ok: false, faults: read.faults, values: {} }
  const emptied = Object.fromEntries(fields.map(({ id }) => [id, '']))
  return { ok: true, faults: [], values: { ...emptied, ...read.values } }
}
