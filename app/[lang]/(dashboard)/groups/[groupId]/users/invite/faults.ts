import {
  type CustomFaults,
  type CustomField,
  controlOf,
  readCustomValues,
} from '@/domain/custom-fields/input'
import type { InviteCode } from './answer'

type Fault =
  | 'emails_missing'
  | 'emails_invalid'
  | 'emails_long'
  | 'too_many'
  | 'roles_missing'
  | 'date_wrong'
  | 'date_passed'
export type Faults = { emails?: Fault; roles?: Fault; deletionDate?: Fault; custom?: CustomFaults }

type Checked = {
  valid: number
  text: string
  roles: readonly string[]
  deletionDate: string
  tomorrow: string
  customValues: Readonly<Record<string, string>>
}

/** What is wrong before anything is sent. The server checks again, and has the last word. */
export function faultsIn(
  { valid, text, roles, deletionDate, tomorrow, customValues }: Checked,
  fields: readonly CustomField[],
): Faults {
  const custom = customFaultsIn(customValues, fields)
  return {
    ...(text === '' && { emails: 'emails_missing' as const }),
    ...(text !== '' && valid === 0 && { emails: 'emails_invalid' as const }),
    ...(roles.length === 0 && { roles: 'roles_missing' as const }),
    ...(deletionDate !== '' && deletionDate < tomorrow && { deletionDate: 'date_passed' as const }),
    ...(custom.length > 0 && { custom }),
  }
}

/** What the inviter does not know stays empty, also where it is required of the person. */
function customFaultsIn(values: Readonly<Record<string, string>>, fields: readonly CustomField[]) {
  const form = new FormData()
  for (const [id, value] of Object.entries(values)) form.set(controlOf(id), value)
  const read = readCustomValues(fields, form, { requireAll: false })
  return read.ok ? [] : read.faults
}

/** The field that a refusal is about; other refusals are about the whole form. */
export function fieldOf(code: InviteCode | 'unreachable', faults: CustomFaults = []): Faults {
  switch (code) {
    case 'emails_missing':
    case 'emails_long':
    case 'too_many':
      return { emails: code }
    case 'roles_missing':
      return { roles: code }
    case 'date_wrong':
    case 'date_passed':
      return { deletionDate: code }
    case 'values_wrong':
      return { custom: faults }
    case 'not_found':
    case 'role_not_yours':
    case 'signed_out':
    case 'unreachable':
      return {}
  }
}

/** The field that an element of the form belongs to, if it can be wrong. */
export function fieldAround(element: Element): keyof Faults | null {
  if (element.closest('[data-chip]')) return 'emails'
  const name = element.getAttribute('name')
  if (name?.startsWith('custom.')) return 'custom'
  return name === 'emails' || name === 'roles' || name === 'deletionDate' ? name : null
}
