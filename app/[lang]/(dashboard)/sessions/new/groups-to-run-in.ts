import type { Actor } from '@/domain/access/actor'
import { mayCreateCourseIn } from '@/domain/access/policy'
import type { VisibleGroup } from '@/domain/groups/list-visible-groups'
import type { GroupToRunIn } from './course-field'

/** The groups in which the actor may create a course, each as deep as those above it are in the list. */
export function groupsToRunIn(actor: Actor, visible: readonly VisibleGroup[]): GroupToRunIn[] {
  const depths = new Map<string, number>()
  return visible
    .filter(({ id }) => mayCreateCourseIn(actor, id))
    .map(({ id, parentId, name }) => {
      const depth = (depths.get(parentId ?? '') ?? -1) + 1
      depths.set(id, depth)
      return { id, name, depth }
    })
}
