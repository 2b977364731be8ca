import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { mayGive, mayInviteInto } from '@/domain/access/policy'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { type CreationInput, type CreationOutcome, type CreationRefusal, mostPeople } from './creation'

/** Signature only; the work follows. */
export async function createAccounts(
  _db: Database,
  _keys: LinkKeys,
  actor: Actor,
  { people, groupIds, roles }: CreationInput,
): Promise<Result<CreationOutcome[], CreationRefusal>> {
  if (!groupIds.every((groupId) => mayInviteInto(actor, groupId))) return refused('not_found')
  if (!groupIds.every((id) => roles.every((role) => mayGive(actor, id, role))))
    return refused('role_not_yours')
  if (people.length > mostPeople) return refused('too_many')
  return done([])
}
