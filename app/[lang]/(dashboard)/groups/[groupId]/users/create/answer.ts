import type { CreationOutcome, CreationRefusal, PersonFault } from '@/domain/accounts/creation'
import type { PasswordFault } from '@/domain/accounts/policy'
import type { CustomFaults } from '@/domain/custom-fields/input'
import type { Sheet } from './sheet'

/** Fields that can be wrong; custom ones have their own list. */
export const fields = [
  'firstName',
  'lastName',
  'email',
  'userName',
  'password',
  'groups',
  'roles',
  'additionalInfo',
  'deletionDate',
] as const
export type CreateField = (typeof fields)[number]

export type CreateFault =
  | PersonFault
  | PasswordFault
  | 'email_missing'
  | 'user_name_missing'
  | 'user_name_taken'
  | 'groups_missing'
  | 'roles_missing'
  | 'info_long'
  | 'date_wrong'
  | 'date_passed'
export type CreateFaults = Partial<Record<CreateField, CreateFault>>

type Invalid = { outcome: 'invalid' }
/** The codes of a sheet are in the sheet alone; what is wrong says where. */
export type ShownOutcome =
  | (Omit<Extract<CreationOutcome, { accountId: string; login: string }>, 'sheet'> & { name: string })
  | { at: number; outcome: 'invalid'; fault: CreateFault; field: CreateField }
  | Exclude<CreationOutcome, Invalid | { accountId: string; login: string }>

export type CreateAnswer =
  /** `mailed`: sentences for credentials that wait, none when they leave at once; null when there are none to mail. */
  | { ok: true; outcomes: ShownOutcome[]; sheet: Sheet | null; mailed: string[] | null }
  | { ok: false; code: 'faults'; faults: CreateFaults; custom: CustomFaults }
  | { ok: false; code: Exclude<CreationRefusal, 'date_passed'> | 'signed_out' }
