'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { currentActor } from '@/app/actor'
import { postedForm } from '@/app/posted-form'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { type AccountChange, accountChange } from '@/domain/accounts/account-change'
import { changeAccount } from '@/domain/accounts/change-account'
import { findByLogin } from '@/domain/accounts/find-by-login'
import type { Editable } from '@/domain/accounts/read-editable'
import { showAccount } from '@/domain/accounts/show-account'
import { type CustomField, readCustomValues } from '@/domain/custom-fields/input'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { type AccountFault, type FieldName, fields, type SaveState } from './state'

/** Saves what was changed of an account, all or none of it. */
export async function saveAccount(given: unknown): Promise<SaveState> {
  const form = postedForm(given)
  const version = String(form.get('version') ?? '')
  const actor = await currentActor()
  if (!actor) return refuse({ version, faults: [{ code: 'signed_out' }] })
  const texts = Object.fromEntries([...fields, 'accountId', 'version'].map((name) => [name, form.get(name)]))
  const parsed = accountChange.safeParse(texts)
  const shown = await showAccount(db(), actor, String(form.get('accountId')))
  if (!shown.ok) return refuse({ version, faults: [{ code: 'not_found' }] })
  const custom = readCustomValues(await askedFields(shown.value), form, {
    requireAll: true,
    kept: shown.value.customValues,
  })
  if (!parsed.success || !custom.ok) {
    const customFaults = custom.ok ? [] : custom.faults
    return refuse({ version, faults: parsed.success ? [] : faultsOf(parsed.error), customFaults })
  }
  return save(actor, { ...parsed.data, customValues: custom.values }, shown.value)
}

/** A field that was made required later does not stand between somebody and a name that has to be corrected. */
const askedFields = async ({ customValues }: Editable): Promise<CustomField[]> =>
  (await listCustomFields(db())).map((field) => ({
    ...field,
    required: field.required && Boolean(customValues[field.id]),
  }))

async function save(actor: Actor, change: AccountChange, now: Editable): Promise<SaveState> {
  const answer = await changeAccount(db(), actor, change)
  if (answer.ok) {
    refresh()
    const after = await showAccount(db(), actor, change.accountId)
    const { signedOut } = answer.value
    return refuse({ saved: true, signedOut, version: after.ok ? after.value.version : '' })
  }
  const { code } = answer
  const faults = [withField(code)]
  if (code === 'changed_meanwhile')
    return refuse({ version: now.version, faults, meanwhile: differing(change, now) })
  const taken = code === 'email_taken' ? change.email : code === 'user_name_taken' ? change.userName : null
  const other = taken ? await findByLogin(db(), actor, taken) : null
  return refuse({ version: change.version, faults, other })
}

const refuse = (state: Partial<SaveState> & { version: string }): SaveState => ({
  saved: false,
  signedOut: false,
  faults: [],
  customFaults: [],
  meanwhile: {},
  other: null,
  ...state,
})

const places: Partial<Record<AccountFault, FieldName>> = {
  login_missing: 'email',
  email_wrong: 'email',
  email_taken: 'email',
  email_invited: 'email',
  user_name_wrong: 'userName',
  user_name_taken: 'userName',
  date_passed: 'deletionDate',
  date_owner: 'deletionDate',
  date_yourself: 'deletionDate',
}

function withField(code: AccountFault): SaveState['faults'][number] {
  const field = places[code]
  return field ? { field, code } : { code }
}

function differing(change: AccountChange, now: Editable): SaveState['meanwhile'] {
  const entries = fields.filter((name) => change[name] !== now[name]).map((name) => [name, now[name] ?? ''])
  return Object.fromEntries(entries)
}

/** A sentence a field, in the order of the form. */
function faultsOf(error: z.ZodError): SaveState['faults'] {
  const found = fields.flatMap((field): SaveState['faults'] => {
    const issue = error.issues.find(({ path }) => path[0] === field)
    if (!issue) return []
    if (field === 'userName') return [{ field, code: 'user_name_wrong' }]
    return [{ field, code: field === 'language' ? 'wrong' : (issue.message as AccountFault) }]
  })
  return found.length > 0 ? found : [{ code: 'wrong' }]
}
