import type { AccountChangeRefusal } from '@/domain/accounts/change-account'
import type { CustomFaults } from '@/domain/custom-fields/input'

/** The fields of the form, in their order; custom fields follow. */
export const fields = [
  'lastName',
  'firstName',
  'email',
  'userName',
  'language',
  'deletionDate',
  'additionalInfo',
] as const
export type FieldName = (typeof fields)[number]

/** Each is a sentence in `accountPage.faults`. */
export type AccountFault =
  | AccountChangeRefusal
  | 'signed_out'
  | 'unreachable'
  | 'wrong'
  | 'first_name_missing'
  | 'last_name_missing'
  | 'name_long'
  | 'name_characters'
  | 'date_wrong'
  | 'info_long'

/** What a press on the button was answered; without a field, a fault is about the form as a whole. */
export type SaveState = {
  saved: boolean
  /** Whether the person was signed out by it, their address being another one now. */
  signedOut: boolean
  faults: readonly { field?: FieldName; code: AccountFault }[]
  customFaults: CustomFaults
  /** Of the account that the next press is about. */
  version: string
  /** What somebody else made of the fields meanwhile, where it is not what was typed. */
  meanwhile: Partial<Record<FieldName, string>>
  /** The account that has the address or user name already, when it may be opened. */
  other: string | null
}
