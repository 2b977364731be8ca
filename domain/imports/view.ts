import type { importStatus } from '@/db/schema'
import type { SeatsToInvite } from '@/domain/billing/seats-to-invite'
import type { RowOutcome, TableFormat, Way } from './input'
import type { RowDetails, Totals } from './outcome'
import type { Recognised, TableFault, TableKind } from './recognised'

export type ImportStatus = (typeof importStatus.enumValues)[number]

/** Why an import ended as a whole: its file, or the rights of who began it. */
export type ImportFault = TableFault | 'no_right'

/** An import as its page shows it. */
export type ImportView = {
  importId: string
  /** Where it was begun, if that group is still there. */
  group: { groupId: string; name: string } | null
  name: string
  size: number
  /** How many bytes have arrived. */
  received: number
  status: ImportStatus
  kind: TableKind | null
  recognised: Recognised | null
  format: TableFormat | null
  formatVersion: number
  way: Way
  sendsCredentials: boolean
  fault: ImportFault | null
  faultLine: number | null
  /** How many rows there are, once all are in order, and with how many the present phase has dealt. */
  rows: number | null
  dealt: number
  preview: Totals | null
  totals: Totals | null
  /** The groups above that learners join as well, with how many people, as the totals of the phase have them (G2). */
  climbs: { groupId: string; name: string; people: number }[]
  seats: SeatsToInvite
  startedBy: { accountId: string; name: string }
  /** Whether the reader may say how it is read, and begin it; and whether they may pause and end it. */
  directs: boolean
  stops: boolean
  /** Whether who stands in the file is theirs to read; otherwise figures are all that there is. */
  reads: boolean
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
  /** Whether what was in the file is erased; then there are no rows to show. */
  isErased: boolean
}

/** A row of the dry run's table, or of the result's. `names`: the groups that its details speak of. */
export type ShownRow = {
  line: number
  login: string | null
  cells: string[]
  outcome: RowOutcome
  details: RowDetails
  names: Record<string, string>
}
