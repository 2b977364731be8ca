import type { Role } from '@/domain/access/roles'
import type { PersonFault } from '@/domain/accounts/creation'
import type { PasswordFault } from '@/domain/accounts/policy'
import type { CustomFault, CustomField } from '@/domain/custom-fields/input'
import type { Column, TableFormat } from './input'

/** Why a cell cannot be read; each is a sentence in `imports.reasons`. */
export type CellFault =
  | PersonFault
  | Exclude<PasswordFault, 'password_missing'>
  | `custom_${CustomFault}`
  | 'login_missing'
  | 'group_unknown'
  | 'group_ambiguous'
  | 'role_unknown'
  | 'language_unknown'
  | 'date_wrong'
  | 'info_long'
  | 'info_characters'
  | 'cells_many'

export type FaultyCell = { fault: CellFault; column: Column | null }

/** A line as it was meant: an empty cell is null, and leaves what is there as it is (V1). */
export type ReadRow = {
  line: number
  login: string
  email: string | null
  userName: string | null
  firstName: string | null
  lastName: string | null
  password: string | null
  groupId: string
  roles: readonly Role[]
  language: 'fr' | 'en' | null
  deletionDate: string | null
  additionalInfo: string | null
  /** By the id of the field; empty ones are not in it. */
  customValues: Readonly<Record<string, string>>
}
export type RowReading =
  | { state: 'valid'; row: ReadRow }
  /** `login` if at least that can be read, so that the person's lines stay together. */
  | { state: 'invalid'; line: number; login: string | null; faults: FaultyCell[] }

/** What the cells are read against: the platform as the person who imports sees it (A2). */
export type Catalogue = {
  customFields: readonly CustomField[]
  /** The group of a row without one, and what its people become where no role is written. */
  groupId: string
  roles: readonly Role[]
  /** The groups that the person may add people to, by id or by path; the path is without regard to case and accents. */
  findGroup(
    text: string,
  ): { ok: true; groupId: string } | { ok: false; fault: 'group_unknown' | 'group_ambiguous' }
}

/** Reads one line after another. */
export type ReaderOf = (
  format: TableFormat,
  catalogue: Catalogue,
) => (row: { line: number; cells: readonly string[] }) => RowReading

export const validRows = (readings: readonly RowReading[]): ReadRow[] =>
  readings.flatMap((one) => (one.state === 'valid' ? [one.row] : []))
