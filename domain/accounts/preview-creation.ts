import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { mayInviteInto } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import { previewPropagation, type Step } from '@/domain/groups/preview-propagation'
import type { PersonFault, PersonToCreate } from './creation'
import { type Alike, findAlike } from './find-alike'
import { findExisting, findInvited, type Known } from './preview-statements'
import { type ListedPerson, readPeople } from './read-people'

export type CreationToPreview = {
  people: readonly PersonToCreate[]
  groupIds: readonly string[]
  roles: readonly Role[]
}

/** What a deleted account still has (E2): names and language are overwritten by what is typed, the rest only by something. */
export type Kept = { language: 'fr' | 'en'; additionalInfo: string; customValues: Record<string, string> }

type Named = { accountId: string; firstName: string; lastName: string; login: string }

/** What creating would meet. People and accounts that the actor may not see are `new` like unknown ones (A2). */
export type PersonPreview = {
  at: number
  /** People who may be the same one, and the address that was probably meant. */
  alike: Alike[]
  meant: string | null
  /** Whether an invitation of theirs is pending, which ends when the account is created. */
  invited: boolean
} & (
  | { state: 'new' }
  | ({ state: 'active'; inGroups: boolean } & Named)
  | ({ state: 'deleted'; deletedAt: Date; kept: Kept } & Named)
  | { state: 'twice' }
  | { state: 'invalid'; fault: PersonFault }
)

/** A group that learners join as well, through which of the chosen ones, and how many people. */
export type Climbed = Step & { people: number }

export type CreationPreview = { people: PersonPreview[]; climbs: Climbed[] }

/**
 * What creating these people would meet and do, before it is done: accounts that are there, deleted ones that would
 * come back, people who look alike, and the groups that learners climb to (G2). Null when one of the groups is not
 * the actor's. Reads only; four statements, whatever the number.
 */
export async function previewCreation(
  db: Database,
  actor: Actor,
  { people, groupIds, roles }: CreationToPreview,
): Promise<CreationPreview | null> {
  if (!groupIds.every((id) => mayInviteInto(actor, id))) return null
  const listed = readPeople(people)
  const valid = listed.filter((person) => person.state === 'valid')
  const [existing, invited, { alike, meant }, steps] = await Promise.all([
    findExisting(db, actor, groupIds, valid),
    findInvited(db, actor, valid),
    findAlike(db, actor, groupIds, valid),
    roles.includes('learner') ? previewPropagation(db, groupIds) : [],
  ])
  const previews = listed.map((person): PersonPreview => {
    const login = person.state === 'valid' ? person.login : ''
    const near = { alike: alike.get(person.at) ?? [], meant: meant.get(person.at) ?? null }
    return { at: person.at, ...near, invited: invited.has(login), ...stateOf(person, existing.get(login)) }
  })
  const joining = previews.filter(({ state }) => state === 'new' || state === 'deleted').length
  return { people: previews, climbs: steps.map((step) => ({ ...step, people: joining })) }
}

type State<One> = One extends PersonPreview ? Omit<One, 'at' | 'alike' | 'meant' | 'invited'> : never

function stateOf(person: ListedPerson, account: Known | undefined): State<PersonPreview> {
  if (person.state === 'twice') return { state: 'twice' }
  if (person.state === 'invalid') return { state: 'invalid', fault: person.fault }
  if (!account) return { state: 'new' }
  const { accountId, firstName, lastName, login, deletedAt, inGroups } = account
  const named = { accountId, firstName, lastName, login }
  if (!deletedAt) return { state: 'active', inGroups, ...named }
  const { language, additionalInfo, customValues } = account
  const kept = { language, additionalInfo, customValues }
  return { state: 'deleted', deletedAt: new Date(deletedAt), kept, ...named }
}
