import { visibleGroups } from '@/app/visible-groups'
import type { Actor } from '@/domain/access/actor'
import { rolesToGive } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'

/** A group that the actor may add people to, how deep it stands in what they see, and with which roles (A1). */
export type Offer = { id: string; name: string; depth: number; roles: readonly Role[] }

/** The groups to choose from, in the order of the tree. */
export async function groupsToGive(actor: Actor): Promise<Offer[]> {
  const groups = await visibleGroups()
  const depths = new Map<string, number>()
  for (const { id, parentId } of groups) depths.set(id, parentId ? (depths.get(parentId) ?? 0) + 1 : 0)
  return groups
    .filter(({ mayInvite }) => mayInvite)
    .map(({ id, name }) => ({ id, name, depth: depths.get(id) ?? 0, roles: rolesToGive(actor, id) }))
}
