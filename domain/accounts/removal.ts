import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { administers, mayGive, seesGroup } from '@/domain/access/policy'
import { type Role, roles } from '@/domain/access/roles'
import { type AccountSelection, accountSelection } from './selection'

/** Out of a group: a learner also out of those below it, public ones or all (G5); with another role, of that role there alone. */
export type Removal = { selection: AccountSelection; groupId: string; role: Role; below: 'public' | 'all' }

export const removalInput = z.object({
  selection: accountSelection,
  groupId: z.uuid(),
  role: z.enum(roles),
  below: z.enum(['public', 'all']),
})

/**
 * A role is taken by who could give it. Private groups below are not reached by going down (G5), so whoever asks for
 * them too has to be their administrator.
 */
export function whyNotRemove(
  actor: Actor,
  { groupId, role, below }: Omit<Removal, 'selection'>,
): 'not_found' | 'role_not_yours' | null {
  if (!seesGroup(actor, groupId)) return 'not_found'
  if (!mayGive(actor, groupId, role)) return 'role_not_yours'
  return below === 'all' && !administers(actor, groupId) ? 'role_not_yours' : null
}

/** The groups that the removal reaches, the group itself first (G5). */
const reached = ({ groupId, role, below }: Omit<Removal, 'selection'>): SQL => sql`(
  with recursive reached as (
    select g.id from groups g where g.id = ${groupId}
    union
    select g.id from groups g join reached r on g.parent_id = r.id
    where ${role === 'learner'} and (${below === 'all'} or g.visibility = 'public')
  ) select id from reached)`

/** The condition that the membership `m` is one of those that the removal ends. */
export const ended = (removal: Omit<Removal, 'selection'>): SQL =>
  sql`(m.role = ${removal.role}::role and m.group_id in ${reached(removal)})`
