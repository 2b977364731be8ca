import { visibleGroups } from '@/app/visible-groups'
import type { Actor } from '@/domain/access/actor'
import { rolesToGive } from '@/domain/access/policy'
import type { GroupToChoose } from './group-to-choose'

/** What the picker of groups is about: all that the actor sees, in the order of the tree (A1, A2). */
export const groupsToChoose = async (actor: Actor): Promise<GroupToChoose[]> =>
  (await visibleGroups()).map(({ id, parentId, name, visibility }) => ({
    id,
    parentId,
    name,
    visibility,
    offered: rolesToGive(actor, id),
  }))
