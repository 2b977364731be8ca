import type { ChangeFieldRefusal } from '@/domain/custom-fields/change-custom-field'
import type { CreateFieldRefusal } from '@/domain/custom-fields/create-custom-field'
import type { DefinitionFault } from '@/domain/custom-fields/definition'

/** What the form of a field can be wrong in, in its order. */
export const parts = ['name', 'kind', 'choices'] as const
export type Part = (typeof parts)[number]

/** Each is a sentence in `customFields.errors`. */
export type FieldFault =
  | DefinitionFault
  | CreateFieldRefusal
  | ChangeFieldRefusal
  | 'more_lost'
  | 'signed_out'
  | 'unreachable'

/** What a press on the button was answered; without a part, a fault is about the form as a whole. */
export type FieldState = {
  saved: boolean
  faults: readonly { part?: Part; code: FieldFault }[]
  /** Of the field that the next press is about; empty for a new one. */
  version: string
}

export type DeedAnswer = { ok: true } | { ok: false; code: FieldFault }
