import type { Role } from './roles'

/** The person who acts, with their rights already followed down the tree (G1). */
export type Actor = {
  accountId: string
  firstName: string
  lastName: string
  email: string
  language: 'fr' | 'en'
  timeZone: string
  isOwner: boolean
  /** Owner, or administrator of the platform group: every group is theirs. */
  isPlatformAdmin: boolean
  /** Groups that the person administers, those below included. Not filled in for platform administrators. */
  adminOf: ReadonlySet<string>
  /** Roles on the groups that the person belongs to, propagated ones included. */
  rolesIn: ReadonlyMap<string, ReadonlySet<Role>>
}
