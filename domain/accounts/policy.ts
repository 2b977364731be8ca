/** Counted in characters as people see code points. Why 15: docs/decisions/2026-11-22-passwords.md. */
export const passwordLength = { min: 15, max: 256 } as const

export type PasswordFault = 'password_missing' | 'password_short' | 'password_long' | 'password_common'

/** NIST 800-63B-4: length is the only rule about what a password is made of. */
export function whyNotPassword(password: string): PasswordFault | null {
  const length = [...password.normalize('NFC')].length
  if (length === 0) return 'password_missing'
  if (length < passwordLength.min) return 'password_short'
  return length > passwordLength.max ? 'password_long' : null
}
