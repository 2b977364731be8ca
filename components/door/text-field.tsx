'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Field, fieldProps } from '../ui/field'
import { Input } from '../ui/input'
import { useDoorField } from './context'

type Props = ComponentProps<typeof Input> & { name: string; label: ReactNode; help?: ReactNode }

/** A line of text in a `DoorForm`: what was typed survives an error. */
export function TextField({ label, help, ...input }: Props) {
  const { id, error, typed } = useDoorField(input.name)
  const texts = { help, error }
  return (
    <Field id={id} label={label} {...texts}>
      <Input {...input} {...fieldProps(id, texts)} defaultValue={typed ?? input.defaultValue} />
    </Field>
  )
}
