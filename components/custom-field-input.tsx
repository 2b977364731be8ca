import type { CustomField } from '@/domain/custom-fields/input'
import { Field, fieldProps } from './ui/field'
import { Input } from './ui/input'
import { Select } from './ui/select'

export type CustomFieldWords = {
  optional: string
  choose: string
  noChoice: string
  /** Said of a choice that is kept although it is offered no longer. */
  gone: string
}

type Props = {
  field: CustomField
  id: string
  /** As it is kept, or as it was typed. */
  value: string
  error: string | undefined
  /** Whether it has to be filled in here. */
  required: boolean
  words: CustomFieldWords
  locale: string
  /** With it, the form around holds the value. */
  onChange?: ((value: string) => void) | undefined
}

/** A control by the kind of the field; its name is `custom.` and the id. */
export function CustomFieldInput({ field, id, value, error, required, words, locale, onChange }: Props) {
  const held = onChange
    ? {
        value,
        onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
      }
    : { defaultValue: field.kind === 'number' ? localDecimal(value, locale) : value }
  const control = {
    ...fieldProps(id, { error }),
    ...held,
    name: `custom.${field.id}`,
    'aria-required': required || undefined,
  }
  return (
    <Field id={id} label={field.name} hint={required ? undefined : words.optional} error={error}>
      {field.kind === 'choice' ? (
        // Another value from outside is another list: React does not choose anew in one that stays.
        <Select key={onChange ? undefined : value} {...control}>
          <option value="">{required ? words.choose : words.noChoice}</option>
          {value !== '' && !field.choices.includes(value) && (
            <option value={value}>{`${value} (${words.gone})`}</option>
          )}
          {field.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </Select>
      ) : (
        <Input {...control} {...looks[field.kind]} autoComplete="off" />
      )}
    </Field>
  )
}

const looks = {
  text: {},
  number: { inputMode: 'decimal', className: 'tabular-nums' },
  date: { type: 'date' },
} as const

const localDecimal = (value: string, locale: string) => (locale === 'fr' ? value.replace('.', ',') : value)
