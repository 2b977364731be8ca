'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useDoorField } from '@/components/door/context'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = Omit<ComponentProps<typeof Input>, 'onChange'> & {
  /** The field that errors are about. */
  field: string
  label: ReactNode
  hint?: ReactNode
  help?: ReactNode
  value: string
  onChange: (value: string) => void
}

/** A line of text whose value the form around holds, so that an error or a reload does not lose it. */
export function HeldField({ field, label, hint, help, onChange, ...input }: Props) {
  const { id, error } = useDoorField(field)
  const texts = { help, error }
  return (
    <Field id={id} label={label} hint={hint} {...texts}>
      <Input
        autoComplete="off"
        {...input}
        {...fieldProps(id, texts)}
        data-field={field}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}
