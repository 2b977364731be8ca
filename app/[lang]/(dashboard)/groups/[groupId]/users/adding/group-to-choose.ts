import { roles as inOrder, type Role } from '@/domain/access/roles'

/** A group that one sees, with the roles that one may give in it; none, and it only shows the way down. */
export type GroupToChoose = {
  id: string
  parentId: string | null
  name: string
  visibility: 'public' | 'private'
  offered: readonly Role[]
}

/** Groups and roles as they are ticked; each of the roles is meant in each of the groups (C1). */
export type TickedPlacing = { groupIds: readonly string[]; roles: readonly string[] }

/** The chosen groups that are still there, the roles that one may give in all of them, and those ticked among these. */
export function placingIn({ groupIds, roles }: TickedPlacing, groups: readonly GroupToChoose[]) {
  const chosen = groups.filter(({ id }) => groupIds.includes(id))
  const offered = offeredInAll(chosen)
  return { chosen, offered, roles: offered.filter((role) => roles.includes(role)) }
}

const offeredInAll = (groups: readonly GroupToChoose[]): readonly Role[] =>
  groups.length === 0 ? [] : inOrder.filter((role) => groups.every(({ offered }) => offered.includes(role)))
