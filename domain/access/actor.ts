import type { Role } from './roles'

/** The person who acts, with their rights already followed down the tree (G1). */
export type Actor = {
  accountId: string
  firstName: string
  lastName: string
  /** What they sign in with: their address, or a user name (C5). */
  login: string
  language: 'fr' | 'en'
  timeZone: string
  /** The neighbourhood that they act from, for the audit; null when the program itself asks about them. */
  origin: string | null
  isOwner: boolean
  /** Owner, or administrator of the platform group: every group is theirs. */
  isPlatformAdmin: boolean
  /** Groups that the person administers, those below included. Not filled in for platform administrators. */
  adminOf: ReadonlySet<string>
  /** Roles on the groups that the person belongs to, propagated ones included. */
  rolesIn: ReadonlyMap<string, ReadonlySet<Role>>
}
