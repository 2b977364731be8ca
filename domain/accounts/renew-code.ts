import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { LinkKeys } from '@/domain/links/token'
import type { SheetCode } from './creation'

export type RenewedCode = {
  accountId: string
  firstName: string
  lastName: string
  login: string
  sheet: SheetCode
}

/** Signature only; the work follows. */
export async function renewCode(
  _db: Database,
  _keys: LinkKeys,
  _actor: Actor,
  _accountIds: readonly string[],
): Promise<RenewedCode[]> {
  return []
}
