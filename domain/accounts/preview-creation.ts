import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import type { PersonFault, PersonToCreate } from './creation'

export type CreationToPreview = {
  people: readonly PersonToCreate[]
  groupIds: readonly string[]
  roles: readonly Role[]
}

type Named = { accountId: string; firstName: string; lastName: string; login: string }

/** Somebody whom the typed person may be already, and why one would think so. */
export type Alike = Named & { why: 'same_mailbox' | 'same_name' | 'domain_typo' }

/** What creating would meet; people and accounts that the actor may not see are `new` like unknown ones (A2). */
export type PersonPreview = { at: number; alike: Alike[]; meant: string | null } & (
  | { state: 'new' }
  | ({ state: 'active'; inGroups: boolean } & Named)
  | ({ state: 'deleted'; deletedAt: Date; kept: Kept } & Named)
  | { state: 'twice' }
  | { state: 'invalid'; fault: PersonFault }
)

/** What a deleted account still has (E2): names and language are overwritten by what is typed, the rest only by something. */
export type Kept = { language: 'fr' | 'en'; additionalInfo: string; customValues: Record<string, string> }

/** A group that learners join as well, through which of the chosen ones, and how many people. */
export type Climbed = {
  groupId: string
  name: string
  visibility: 'public' | 'private'
  through: string[]
  people: number
}

export type CreationPreview = { people: PersonPreview[]; climbs: Climbed[] }

/** Signature only; the work follows. Null when one of the groups is not the actor's. */
export async function previewCreation(
  _db: Database,
  _actor: Actor,
  { people }: CreationToPreview,
): Promise<CreationPreview | null> {
  return {
    people: people.map((_, at) => ({ at, state: 'new', alike: [], meant: null })),
    climbs: [],
  }
}
