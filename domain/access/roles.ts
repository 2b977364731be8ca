/** Roles on a group, in the order in which screens list them. `owner` and `referent` are not roles on a group. */
export const roles = ['learner', 'author', 'coach', 'user_admin', 'admin'] as const

export type Role = (typeof roles)[number]
