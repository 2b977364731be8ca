import { foldsIntoAscii } from '@/domain/addresses/policy'

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

/** Why a text is not a user name that somebody could sign in with (C5). */
export type UserNameFault =
  | 'user_name_short'
  | 'user_name_long'
  | 'user_name_at_sign'
  | 'user_name_characters'
  | 'look_alike'
export type UserNameReading = { ok: true; userName: string } | { ok: false; fault: UserNameFault }

export const userNameLength = { min: 2, max: 64 } as const

/** Letters and digits of any script, with a few signs between them; never an `@`, or it would be an address. */
const userNameShape = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._'’-]*$/u

/**
 * The one canonical form of a user name, as `canonicalAddress` has it for addresses (I4): trimmed, NFC, lower
 * case. Refuses letters that only folding makes plain ones, which would merge two people (T09).
 */
export function canonicalUserName(text: string): UserNameReading {
  const given = text.trim()
  const userName = given.normalize('NFC').toLowerCase()
  const fault = whyNotUserName(given, userName)
  return fault ? { ok: false, fault } : { ok: true, userName }
}

function whyNotUserName(given: string, userName: string): UserNameFault | null {
  const length = [...userName].length
  if (length < userNameLength.min) return 'user_name_short'
  if (given.length > 1000 || length > userNameLength.max) return 'user_name_long'
  if (given.includes('@')) return 'user_name_at_sign'
  if ([...given].some(foldsIntoAscii)) return 'look_alike'
  return userNameShape.test(userName) ? null : 'user_name_characters'
}

/** How much can be noted about a person. */
export const mostAdditionalInfo = 2000
