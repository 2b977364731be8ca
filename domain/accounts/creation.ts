import type { Role } from '@/domain/access/roles'
import type { AddressFault } from '@/domain/addresses/policy'
import type { UserNameFault } from './policy'

/**
 * With a mailbox, or with a user name for somebody who has none (C5). `restore`: whether a deleted account of theirs
 * comes back; otherwise it is only told (E2).
 */
export type PersonToCreate = { firstName: string; lastName: string; restore?: boolean } & (
  | { email: string }
  | { userName: string }
)

/** Where people are put, and as what; every role in every group (C1). */
export type Placing = { groupIds: readonly string[]; roles: readonly Role[] }

/** A password that was typed; one that a mail brings (C4); or one that is printed on a sheet (C5). */
export type Secret = { kind: 'own'; passwordHash: string } | { kind: 'mailed' } | { kind: 'sheet' }

/** What "Créer un compte" asks for: people, and what holds for all of them (C1). */
export type CreationInput = Placing & {
  people: readonly PersonToCreate[]
  secret: Secret
  language: 'fr' | 'en'
  deletionDate: string | null
  additionalInfo: string
  /** By the id of the field; an empty one leaves what a restored account had. */
  customValues: Readonly<Record<string, string>>
  /** Addresses that get an account on purpose although their person asked not to be written to any more. */
  evenIfErased?: readonly string[]
}

/** How many people one call creates; larger lists are what the CSV import is for. */
export const mostPeople = 20_000

export type NameFault = 'first_name_missing' | 'last_name_missing' | 'name_long' | 'name_characters'

/** Why nobody could be created from a line: `no_mailbox` when a password should be mailed to a user name. */
export type PersonFault = AddressFault | UserNameFault | NameFault | 'no_mailbox'

/** What the printed sheet needs, shown once: the code to type, and the token of `/own-password` for a picture of it. */
export type SheetCode = { code: string; token: string }

/** What became of one person of the list; `at` is their place in it. */
export type CreationOutcome = { at: number } & (
  | { outcome: 'created' | 'restored'; accountId: string; login: string; sheet: SheetCode | null }
  | { outcome: 'already_active'; accountId: string; inGroups: boolean }
  | { outcome: 'not_permitted' }
  | { outcome: 'was_deleted' }
  | { outcome: 'erased_before' }
  | { outcome: 'twice' }
  | { outcome: 'invalid'; fault: PersonFault }
)

export type CreationRefusal = 'not_found' | 'role_not_yours' | 'date_passed' | 'too_many' | 'no_seat'
