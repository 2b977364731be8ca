import { type LinkKeys, linkToken } from '@/domain/links/token'
import type { SheetCode } from './creation'
import { type TemporaryOf, temporaryPassword } from './temporary-password'

/** What is printed for somebody without a mailbox (C5): whoever holds it can choose their password. */
export const sheetCode = (keys: LinkKeys, whose: TemporaryOf): SheetCode => ({
  code: temporaryPassword(keys, 'sheet', whose),
  token: linkToken(keys, 'own-password', whose.accountId, whose.version),
})
