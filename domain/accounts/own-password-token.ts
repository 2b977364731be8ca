import { type LinkKeys, linkToken } from '@/domain/links/token'
import { isTemporaryPassword } from './temporary-password'

/** What an account says of its temporary password. */
export type TemporaryAccount = {
  id: string
  temporaryPassword: 'mailed' | 'sheet' | null
  temporaryVersion: number
}

const nobody = { id: '00000000-0000-0000-0000-000000000000', temporaryPassword: null, temporaryVersion: 0 }

/**
 * The token of `/own-password` for who typed the temporary password that the account has now, or null. Costs the
 * same for accounts that have none and for nobody (T11).
 */
export function ownPasswordToken(
  keys: LinkKeys,
  account: TemporaryAccount | undefined,
  typed: string,
): string | null {
  const { id, temporaryPassword, temporaryVersion: version } = account ?? nobody
  const kind = temporaryPassword ?? 'mailed'
  const right = isTemporaryPassword(keys, kind, { accountId: id, version }, typed)
  return right && temporaryPassword ? linkToken(keys, 'own-password', id, version) : null
}
