import type { CommonFailure } from '@/components/list/use-failing'
import type { Role } from '@/domain/access/roles'
import type { LeftDeleted, RestorationRefusal } from '@/domain/accounts/restore-accounts'
import type { AskedDeed } from './asked'

/** What can be done with a selection, in the order of the bar. */
export const deeds = ['link', 'join', 'leave', 'date', 'signOut', 'remove'] as const
export type Deed = (typeof deeds)[number]
export type Asked = { deed: Deed; selection: AskedDeed['selection'] }

/** A group that the reader may place people in, and with which roles. */
export type Place = { id: string; name: string; roles: readonly Role[] }

/** Why somebody was left out; each is a sentence in `groupAccounts.left`. */
export type LeftOut =
  | 'not_found'
  | 'not_yours'
  | 'deleted'
  | 'owner'
  | 'yourself'
  | 'not_member'
  | 'no_mailbox'
  | 'undeliverable'

export type DeedAnswer =
  | {
      ok: true
      done: number
      left: Partial<Record<LeftOut, number>>
      /** How many were in no other group, and are deleted therefore (G5). */
      deleted?: number
      /** Whom a deletion took, so that it can be undone; nobody where they are more than one call brings back. */
      removed?: readonly string[]
    }
  | { ok: false; code: CommonFailure | 'date_passed' | 'role_not_yours' | 'not_found' }

/** What became of an undone deletion: who gets credentials by mail, who needs a code, and who stays deleted and why. */
export type UndoAnswer =
  | { ok: true; mailed: number; onPaper: number; left: Partial<Record<LeftDeleted, number>> }
  | { ok: false; code: CommonFailure | RestorationRefusal }

/** What a deed would do, as sentences; `people` is how many it would be done to. */
type Preview = { people: number; sentences: string[] }
export type PreviewAnswer =
  | { ok: true; preview: Preview }
  | { ok: false; code: (DeedAnswer & { ok: false })['code'] }
