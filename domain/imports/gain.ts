import type { Role } from '@/domain/access/roles'
import type { RowDetails } from './outcome'
import type { ReadRow } from './row'

/** Roles that somebody comes to hold in a group. */
export type Gain = NonNullable<RowDetails['gains']>
type Held = { groupId: string; role: Role }

/** The roles that a row gives beyond what is held and what the rows before give; null when it gives none. */
export function gainOf(
  { groupId, roles }: ReadRow,
  before: readonly Gain[],
  held: readonly Held[] = [],
): Gain | null {
  const given = roles.filter(
    (role) =>
      !held.some((one) => one.groupId === groupId && one.role === role) &&
      !before.some((one) => one.groupId === groupId && one.roles.includes(role)),
  )
  return given.length > 0 ? { groupId, roles: given } : null
}
