import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { administers, groupsWithInvitations } from '@/domain/access/policy'
import type { InvitationFilter } from './input'
import { oneByOne } from './scope'
import { groupAndBelow, matching } from './selected'

/** Groups of the actor's of which each wanted invitation has at least one (null: any), and what is left to ask. */
export type Narrowed = {
  filter: InvitationFilter
  groups: readonly string[] | null
  rest: SQL
  restIsNothing: boolean
}

/**
 * Looks at a filter through the actor's rights. To who manages every invitation, the platform group is no filter:
 * all groups are below it. At most one statement.
 */
export async function narrow(db: Executor, actor: Actor, given: InvitationFilter): Promise<Narrowed> {
  const { groupId, ...others } = given
  const below = groupId ? await groupsBelow(db, groupId) : null
  const filter: InvitationFilter = below?.isEverything && actor.isPlatformAdmin ? others : given
  const administered = filter.groupId && administers(actor, filter.groupId)
  const groups = administered ? (below?.ids ?? []) : ownGroups(actor)
  const left = administered ? others : filter
  const rest = sql`i.status = 'pending' and ${matching(left, oneByOne)}`
  return { filter, groups, rest, restIsNothing: Object.values(left).every((value) => !value) }
}

function ownGroups(actor: Actor): readonly string[] | null {
  const groups = groupsWithInvitations(actor)
  if (groups === 'all') return null
  return groups === 'none' ? [] : groups
}

async function groupsBelow(db: Executor, groupId: string) {
  const { rows } = await db.execute<{ ids: string[]; isEverything: boolean }>(sql`
    select ${groupAndBelow(groupId)} as ids, parent_id is null as "isEverything" from groups where id = ${groupId}`)
  return rows[0]
}
