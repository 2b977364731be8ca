/** Roles on a group, in the order in which screens list them. `owner` and `referent` are not roles on a group. */
export const roles = ['learner', 'author', 'coach', 'user_admin', 'admin'] as const

export type Role = (typeof roles)[number]

/** A role in a group; `through` the group below that it comes from (G3), named if the reader sees it. */
type Held = { role: Role; through: { name: string | null } | null }

/**
 * Each role once, in their order. `through`: the groups that it comes from, as far as the reader sees them, where it
 * only comes from below; null where it was given in the group itself.
 */
export const rolesHeld = (held: readonly Held[]): { role: Role; through: string[] | null }[] =>
  roles.flatMap((role) => {
    const rows = held.filter((row) => row.role === role)
    if (rows.length === 0) return []
    const sources = rows.flatMap(({ through }) => through ?? [])
    return [
      { role, through: sources.length < rows.length ? null : sources.flatMap(({ name }) => name ?? []) },
    ]
  })
