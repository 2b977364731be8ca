'use client'

import type { CustomField } from '@/domain/custom-fields/input'
import { CustomFieldInput, type CustomFieldWords } from '../custom-field-input'
import { useDoorField } from './context'

export type AskedFields = {
  fields: readonly CustomField[]
  /** What there is already, by the id of the field. */
  values: Readonly<Record<string, string>>
  words: CustomFieldWords
  locale: string
}

/** Custom fields in a `DoorForm`: what was typed survives an error. */
export function CustomFields({ fields, values, ...words }: AskedFields) {
  return fields.map((field) => (
    <OneField key={field.id} field={field} value={values[field.id] ?? ''} {...words} />
  ))
}

type Props = Pick<AskedFields, 'words' | 'locale'> & { field: CustomField; value: string }

function OneField({ field, value, ...words }: Props) {
  const { id, error, typed } = useDoorField(`custom.${field.id}`)
  return (
    <CustomFieldInput
      {...words}
      field={field}
      id={id}
      value={typed ?? value}
      error={error}
      required={field.required}
    />
  )
}
