import type { ReactNode } from 'react'
import { TextField } from './text-field'

/** One's own address: the right keyboard, no capital, and the password manager knows what it is. */
export function AddressField({ label, help }: { label: ReactNode; help?: ReactNode }) {
  return (
    <TextField
      name="email"
      label={label}
      help={help}
      type="email"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
    />
  )
}
