import { type SQL, sql } from 'drizzle-orm'
import { containing, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import type { InvitationFilter, InvitationSelection } from './input'
import { amongThoseOf, cameFrom, type InGroups, managedBy } from './scope'

/** The condition that the invitation `i` is one of the selection and the actor's to manage (T13). */
export function selected(
  actor: Actor,
  selection: InvitationSelection,
  inGroups: InGroups = amongThoseOf,
): SQL {
  const chosen =
    'ids' in selection ? sql`i.id = any(${uuids(selection.ids)})` : matching(selection.matching, inGroups)
  const theirs =
    'courseSessionId' in selection ? cameFrom(actor, selection.courseSessionId) : managedBy(actor, inGroups)
  return sql`i.status = 'pending' and ${theirs} and ${chosen}`
}

/** The condition that the pending invitation `i` is what the list is narrowed to. A group stands for those below it too. */
export function matching(
  { groupId, state, search }: InvitationFilter,
  inGroups: InGroups = amongThoseOf,
): SQL {
  const conditions = [sql`true`]
  if (groupId) conditions.push(inGroups(groupAndBelow(groupId)))
  if (state) conditions.push(inState[state])
  if (search) conditions.push(addressContains(search))
  return sql.join(conditions, sql` and `)
}

export const addressContains = (search: string) => sql`i.email like ${containing(search.toLowerCase())}`

export const inState = {
  pending: sql`i.expires_at > now()`,
  expired: sql`i.expires_at <= now()`,
  link_asked: sql`i.link_asked_at is not null`,
  to_approve: sql`i.approval_asked_at is not null`,
  undelivered: sql`i.undelivered_at is not null`,
}

/** The ids of the group and of those below it, as an array. */
export const groupAndBelow = (groupId: string) => sql`array(
  with recursive below as (
    select ${groupId}::uuid as id union select g.id from groups g join below b on g.parent_id = b.id
  ) select id from below)`
