import type { SheetCode } from '@/domain/accounts/creation'
import type { RemovalPreview } from '@/domain/accounts/preview-removal'
import type { Step } from '@/domain/groups/preview-propagation'

/** Each is a sentence in `accountPage.failed`. */
export type DeedFailure =
  | 'signed_out'
  | 'wrong'
  | 'unreachable'
  | 'not_found'
  | 'not_yours'
  | 'deleted'
  | 'active'
  | 'owner'
  | 'yourself'
  | 'not_member'
  | 'role_not_yours'
  | 'group_missing'
  | 'no_mailbox'
  | 'undeliverable'
  | 'erased_before'
  | 'no_seat'
  | 'too_many'

export type Failed = { ok: false; code: DeedFailure }
export const failed = (code: DeedFailure): Failed => ({ ok: false, code })

export type DeedAnswer = { ok: true } | Failed
/** `deleted`: it was their last group. `gone`: the page of the account is no longer the actor's to see. */
export type LeaveAnswer = { ok: true; deleted: boolean; gone: boolean } | Failed
export type PreviewAnswer = { ok: true; preview: RemovalPreview } | Failed
export type ClimbAnswer = { ok: true; preview: Step[] } | Failed
export type LinkAnswer = { ok: true; sent: 'link' | 'credentials' } | Failed
/** A code that is shown once, with what it is typed next to. */
export type ShownCode = { login: string; sheet: SheetCode }
export type CodeAnswer = { ok: true; shown: ShownCode } | Failed
export type RestoreAnswer = { ok: true; shown: ShownCode | null } | Failed
