import { z } from 'zod'
import { day } from '@/domain/day'

export const fieldKinds = ['text', 'number', 'date', 'choice'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** What a platform wants to know of people beyond their names. */
export type CustomField = {
  id: string
  name: string
  kind: FieldKind
  /** What one can choose from; only for a choice. */
  choices: string[]
  required: boolean
  askedAtFirstLogin: boolean
}

/** Each is a sentence in `customValues.faults`. */
export type CustomFault = 'missing' | 'number' | 'date' | 'choice' | 'long' | 'characters'
export type CustomFaults = { fieldId: string; fault: CustomFault }[]
export type ReadValues = { ok: true; values: Record<string, string> } | { ok: false; faults: CustomFaults }

/** A value is one line. */
export const mostCharacters = 200

/** The name of a field's control in every form. */
export const controlOf = (fieldId: string) => `custom.${fieldId}`

/** Text of people on one line: no control characters (T17). Values are in no mail, so that links may be in them. */
export const plainLine = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().regex(/^(\P{C}|[\u200c\u200d])*$/u, 'characters' satisfies CustomFault))

const text = plainLine.pipe(
  z.string().refine((line) => [...line].length <= mostCharacters, 'long' satisfies CustomFault),
)

/** A number as people write it, `1 250,50` as well as `1250.5`; kept as `1250.5`. */
const number = z
  .string()
  .transform((typed) =>
    typed
      .replace(/\s/g, '')
      .replace(/^\u2212/, '-')
      .replace(',', '.'),
  )
  .pipe(z.string().regex(/^[+-]?\d{1,15}(\.\d{1,10})?$/, 'number' satisfies CustomFault))
  .transform(canonicalNumber)

function canonicalNumber(digits: string) {
  const [, sign = '', whole = '', decimals = ''] = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(digits) ?? []
  const size = decimals ? `${whole}.${decimals}` : whole
  return sign === '-' && size !== '0' ? `-${size}` : size
}

const schemas = { text, number, date: day('date' satisfies CustomFault) }

type Reading = {
  /** Whether required fields have to be filled; otherwise an empty one is no value, as everywhere. */
  requireAll: boolean
  /** What is there already: a choice that is no longer offered may stay. */
  kept?: Readonly<Record<string, string>>
}

/**
 * The values of custom fields in a form, in the form that they are kept in. What is empty is no value and not in the
 * answer; a control of another field than these is not looked at (T14). Both sides check with it.
 */
export function readCustomValues(
  fields: readonly CustomField[],
  form: FormData,
  { requireAll, kept = {} }: Reading,
): ReadValues {
  const faults: CustomFaults = []
  const values: Record<string, string> = {}
  for (const field of fields) {
    const given = form.get(controlOf(field.id))
    const typed = typeof given === 'string' ? given.trim() : ''
    if (typed === '') {
      if (field.required && requireAll) faults.push({ fieldId: field.id, fault: 'missing' })
      continue
    }
    const reading = readCustomValue(field, typed, kept[field.id])
    if (reading.ok) values[field.id] = reading.value
    else faults.push({ fieldId: field.id, fault: reading.fault })
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, values }
}

export type ReadValue = { ok: true; value: string } | { ok: false; fault: CustomFault }

/** One value that is not empty, in the form that it is kept in. */
export function readCustomValue(
  { kind, choices }: Pick<CustomField, 'kind' | 'choices'>,
  typed: string,
  kept?: string,
): ReadValue {
  if (kind === 'choice') {
    const isOffered = choices.includes(typed) || typed === kept
    return isOffered ? { ok: true, value: typed } : { ok: false, fault: 'choice' }
  }
  const read = schemas[kind].safeParse(typed)
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, fault: read.error.issues[0]?.message as CustomFault }
}
