import type { Role } from '@/domain/access/roles'
import type { Column, RowOutcome } from './input'
import type { CellFault } from './row'

/** Why a row is refused though its cells can be read; each is a sentence in `imports.reasons`. */
export type RowFault =
  | 'not_permitted'
  | 'role_not_yours'
  | 'group_not_yours'
  | 'not_yours'
  | 'erased_before'
  | 'date_passed'
  | 'date_owner'
  | 'date_yourself'
  | 'user_name_taken'
  | 'no_seat'
  | 'twice'
  | 'contradicts'
  | 'lines_many'

/** `line`: the other line of the file that it speaks of. */
export type Reason = { fault: CellFault | RowFault; column?: Column; line?: number }

/** What changes in an account or an invitation. */
export type Change = { column: Column; from: string; to: string }

/** What is kept of a row beside its outcome. */
export type RowDetails = {
  reasons?: Reason[]
  changes?: Change[]
  /** The group and the roles that the person gains. */
  gains?: { groupId: string; roles: Role[] }
}

/** What all rows together do, in figures. */
export type Totals = {
  outcomes: Partial<Record<RowOutcome, number>>
  /** Accounts that become billed. */
  seats: number
  /** Mails that go out: credentials, invitations, and one for each session that somebody comes to follow (S3). */
  credentials: number
  invitations: number
  sessionMails: number
  /** People who become learners of a group above, by its id (G2). */
  climbs: Record<string, number>
}

export const noTotals: Totals = {
  outcomes: {},
  seats: 0,
  credentials: 0,
  invitations: 0,
  sessionMails: 0,
  climbs: {},
}
