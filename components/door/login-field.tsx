import type { ReactNode } from 'react'
import { TextField } from './text-field'

/** What one signs in with: an address as a rule, so its keyboard comes up; a user name may be typed as well. */
export function LoginField({ label }: { label: ReactNode }) {
  return (
    <TextField
      name="email"
      label={label}
      type="text"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
    />
  )
}
