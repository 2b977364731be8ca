import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { InvitationSelection } from './input'
import { narrow } from './narrow'
import { idsOfGroups } from './page-sources'
import { selected } from './selected'

/** Counting stops here: past it, screens say "more than". */
export const mostCounted = 10_000

/** How many invitations a bulk action would touch, `mostCounted + 1` standing for "more". At most two statements. */
export async function countInvitations(
  db: Executor,
  actor: Actor,
  selection: InvitationSelection,
): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(sql`
    select count(*)::int as total from (
      ${await sourceOf(db, actor, selection)} limit ${mostCounted + 1}
    ) as counted`)
  return rows[0]?.total ?? 0
}

async function sourceOf(db: Executor, actor: Actor, selection: InvitationSelection): Promise<SQL> {
  if ('ids' in selection) return sql`select from invitations i where ${selected(actor, selection)}`
  const { filter, groups, rest, restIsNothing } = await narrow(db, actor, selection.matching)
  if (!groups) return sql`select from invitations i where ${selected(actor, { matching: filter })}`
  if (restIsNothing) return idsOfGroups(groups)
  return sql`select from (${idsOfGroups(groups)}) as m join invitations i using (id) where ${rest}`
}
