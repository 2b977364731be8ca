import { type Role, roles } from '@/domain/access/roles'

/** A group that one sees, with the roles that one may give in it; none, and it only shows the way down. */
export type GroupToChoose = {
  id: string
  parentId: string | null
  name: string
  visibility: 'public' | 'private'
  offered: readonly Role[]
}

/** Roles apply to all the chosen groups (C1): those that one may give in each of them. */
export const offeredInAll = (groups: readonly GroupToChoose[]): readonly Role[] =>
  groups.length === 0 ? [] : roles.filter((role) => groups.every(({ offered }) => offered.includes(role)))
